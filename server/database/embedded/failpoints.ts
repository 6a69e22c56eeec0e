import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from './client.ts'
import { MongoFault, nameOfCode } from './errors.ts'
import { isObject, toNumber, truthy, type Doc } from './values.ts'

/** Thrown to cut the client's connection instead of answering. */
export class ConnectionCut extends Error {}

/** What a command that is to fail does instead, or besides. */
interface Failure {
  commands: unknown[]
  namespace: unknown
  appName: unknown
  code: number | undefined
  labels: unknown[] | undefined
  cut: boolean
  blockMs: number
  writeConcernError: Doc | undefined
}

/** How often a fail point still strikes. */
class Turns {
  #skips = 0
  #times = Infinity

  /** @throws BadValue */
  constructor(mode: unknown) {
    if (isObject(mode)) {
      this.#skips = toNumber(mode['skip']) ?? 0
      this.#times = toNumber(mode['times']) ?? Infinity
    } else if (mode !== 'alwaysOn') {
      throw new MongoFault('BadValue', `unknown mode of a fail point: ${String(mode)}`)
    }
  }

  /** Does it strike this time? Each strike counts. */
  next(): boolean {
    if (this.#skips > 0) {
      this.#skips -= 1
      return false
    }
    if (this.#times <= 0) return false
    this.#times -= 1
    return true
  }
}

/** What happens to a numbered write: an error or a cut connection, before it is carried out or after. */
export interface StatementFailure {
  when: 'before' | 'after'
  code: number | undefined
  cut: boolean
}

/**
 * MongoDB's `failCommand`, `onPrimaryTransactionalWrite` and `maxTimeAlwaysTimeOut`, with which drivers' own suites make a server fail at will.
 * Only a store that was started with test commands has them.
 */
export class FailPoints {
  #command: { turns: Turns; failure: Failure } | undefined
  #timeOut: Turns | undefined
  #statement: { turns: Turns; failure: StatementFailure } | undefined

  /** @throws BadValue for another fail point, or a mode that it has not */
  configure(command: Doc): void {
    const { configureFailPoint: name, mode } = command
    const data = isObject(command['data']) ? command['data'] : {}
    const turns = mode === 'off' ? undefined : new Turns(mode)
    if (name === 'failCommand') {
      this.#command = turns && { turns, failure: readFailure(data) }
    } else if (name === 'onPrimaryTransactionalWrite') {
      this.#statement = turns && { turns, failure: readStatementFailure(data) }
    } else if (name === 'maxTimeAlwaysTimeOut') {
      this.#timeOut = turns
    } else {
      throw new MongoFault('BadValue', `no such fail point: ${String(name)}`)
    }
  }

  /** The failure that a command is to meet, if any. */
  take(name: string, command: Doc, client: Client): Failure | undefined {
    const point = this.#command
    return point && concerns(point.failure, name, command, client) && point.turns.next()
      ? point.failure
      : undefined
  }

  /** Is the time of a command, if it has a limit, over before it began? */
  takeTimeOut(command: Doc): boolean {
    return (toNumber(command['maxTimeMS']) ?? 0) > 0 && this.#timeOut?.next() === true
  }

  /** The failure that a numbered write of so many statements is to meet, if any. */
  takeStatement(statements: number): StatementFailure | undefined {
    const point = this.#statement
    for (let i = 0; point && i < statements; i += 1) if (point.turns.next()) return point.failure
    return undefined
  }
}

function readStatementFailure(data: Doc): StatementFailure {
  const code = toNumber(data['failBeforeCommitExceptionCode'])
  return { when: code === undefined ? 'after' : 'before', code, cut: data['closeConnection'] !== false }
}

function readFailure(found: Doc): Failure {
  return {
    commands: Array.isArray(found['failCommands']) ? (found['failCommands'] as unknown[]) : [],
    namespace: found['namespace'],
    appName: found['appName'],
    code: toNumber(found['errorCode']),
    labels: Array.isArray(found['errorLabels']) ? (found['errorLabels'] as unknown[]) : undefined,
    cut: truthy(found['closeConnection']),
    blockMs: truthy(found['blockConnection']) ? (toNumber(found['blockTimeMS']) ?? 0) : 0,
    writeConcernError: isObject(found['writeConcernError']) ? found['writeConcernError'] : undefined,
  }
}

function concerns(failure: Failure, name: string, command: Doc, client: Client): boolean {
  if (!failure.commands.includes(name)) return false
  if (failure.appName !== undefined && failure.appName !== client.appName) return false
  return (
    failure.namespace === undefined ||
    failure.namespace === `${String(command['$db'])}.${String(command[name])}`
  )
}

/**
 * Waits, cuts or fails before a command is carried out, as the failure says.
 * @returns the reply to give instead, if any
 * @throws ConnectionCut
 */
export async function failBefore(failure: Failure): Promise<Doc | undefined> {
  if (failure.blockMs > 0) await pause(failure.blockMs)
  if (failure.cut) throw new ConnectionCut()
  if (failure.code === undefined) return undefined
  return {
    ok: 0,
    errmsg: "Failing command via 'failCommand' failpoint",
    code: failure.code,
    codeName: nameOfCode(failure.code),
    ...(failure.labels ? { errorLabels: failure.labels } : {}),
  }
}

/**
 * Carries a numbered write out, or not, as the failure of its statement says.
 * @throws ConnectionCut, MongoFault
 */
export async function failStatement<T>(failure: StatementFailure, carryOut: () => Promise<T>): Promise<T> {
  if (failure.when === 'before') {
    if (failure.cut) throw new ConnectionCut()
    throw new MongoFault('InternalError', `a statement failed as it was told (code ${failure.code})`)
  }
  const result = await carryOut()
  if (failure.cut) throw new ConnectionCut()
  return result
}

/** Adds what the failure says of the write concern to the reply of a command that was carried out. */
export function failAfter(failure: Failure, reply: Doc): Doc {
  const { writeConcernError, labels } = failure
  if (!writeConcernError) return reply
  return { ...reply, writeConcernError, ...(labels ? { errorLabels: labels } : {}) }
}
