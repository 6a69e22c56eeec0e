import { isObject, toNumber, type Doc } from './values.ts'

/** Codes of a server that goes away or steps down: another try, on whoever is there then, may pass. */
const passing = new Set([6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436])
/** Codes that end a transaction which may pass as a whole: locks, snapshots and conflicts. */
const transient = new Set([24, 112, 246, 251, 267])

const ending = new Set(['commitTransaction', 'abortTransaction'])

/**
 * The labels that MongoDB gives an error by its code and the command's place: drivers read them, not the codes.
 * @param reply of a command that failed, or whose write concern did
 */
export function labelsOf(name: string, command: Doc, reply: Doc): string[] {
  const inTransaction = command['autocommit'] === false
  const numbered = command['txnNumber'] !== undefined
  const code = reply['ok'] === 0 ? toNumber(reply['code']) : undefined
  const concern = reply['writeConcernError']
  const concernCode = isObject(concern) ? toNumber(concern['code']) : undefined
  const labels: string[] = []
  if (inTransaction && code !== undefined) {
    if (transient.has(code) || (passing.has(code) && !ending.has(name)))
      labels.push('TransientTransactionError')
  }
  if (inTransaction ? ending.has(name) : numbered) {
    if ([code, concernCode].some((one) => one !== undefined && passing.has(one)))
      labels.push('RetryableWriteError')
  }
  return labels
}
