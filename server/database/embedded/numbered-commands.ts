import { MongoFault } from './errors.ts'
import { failStatement } from './failpoints.ts'
import type { Progress } from './numbered-writes.ts'
import type { Request } from './request.ts'
import type { Session } from './sessions.ts'
import { noSuchTransaction } from './transactions.ts'

/** Commands that write, whose answers are remembered when the client gives the write a number. */
export const retryable = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify'])
const inTransactions = new Set([
  ...retryable,
  'find',
  'aggregate',
  'distinct',
  'create',
  'createIndexes',
  'getMore',
  'killCursors',
  'commitTransaction',
  'abortTransaction',
])

/** Carries a command out. */
type Run = (request: Request) => Promise<Buffer>

function progressOf(
  { engine }: Request,
  session: Session,
  number: bigint,
  committed: boolean,
): Progress | undefined {
  const { numberedWrites } = engine
  if (!numberedWrites) return undefined
  const recalled = number === session.txnNumber ? numberedWrites.recall(session.id) : undefined
  return {
    earlier: recalled?.number === number ? recalled.state : undefined,
    keep: (state) => numberedWrites.keep(session.id, { number, state, committed }),
  }
}

/** Runs a numbered write once: sent again, it is answered from memory, or goes on where it stopped. */
export async function once(request: Request, session: Session, number: bigint, run: Run): Promise<Buffer> {
  if (number < session.txnNumber) throw tooOld(number, session)
  if (number === session.txnNumber && session.reply) return session.reply
  const failing = request.engine.failPoints?.takeStatement(statementsOf(request))
  return failing
    ? failStatement(failing, () => remember(request, session, number, run))
    : remember(request, session, number, run)
}

const statementsOf = ({ command }: Request): number =>
  [command['documents'], command['updates'], command['deletes']].find(Array.isArray)?.length ?? 1

async function remember(request: Request, session: Session, number: bigint, run: Run): Promise<Buffer> {
  const progress = progressOf(request, session, number, false)
  session.transaction?.abort()
  session.txnNumber = number
  session.ended = undefined
  const reply = run({ ...request, progress })
  session.reply = reply
  try {
    return await reply
  } catch (error) {
    // It did nothing, or told how far it came: sent again, it may run.
    if (session.reply === reply) session.reply = undefined
    throw error
  }
}

const tooOld = (number: bigint, session: Session) =>
  new MongoFault(
    'TransactionTooOld',
    `Cannot start transaction ${number} on session ${session.id} because a newer transaction ${session.txnNumber} has already started`,
  )

/** Runs a command in the transaction of its session and number. */
export async function inTransaction(
  request: Request,
  session: Session,
  number: bigint,
  run: Run,
): Promise<Buffer> {
  const { command, engine, name } = request
  if (number < session.txnNumber) throw tooOld(number, session)
  if (command['startTransaction'] === true) {
    if (number === session.txnNumber && (session.transaction || session.ended || session.reply)) {
      throw new MongoFault(
        'ConflictingOperationInProgress',
        `Cannot start a transaction at given transaction number ${number}: it is already in use`,
      )
    }
    if (!inTransactions.has(name)) throw notInTransaction(name)
    session.transaction?.abort()
    session.txnNumber = number
    session.ended = undefined
    session.reply = undefined
    session.transaction = engine.begin((transaction) => {
      engine.cursors.closeOwnedBy(transaction)
      if (session.transaction === transaction) {
        session.transaction = undefined
        session.ended ??= 'aborted'
      }
    })
  } else if (number > session.txnNumber) {
    throw noSuchTransaction()
  }
  const { transaction } = session
  const ending = name === 'commitTransaction' || name === 'abortTransaction'
  if (!ending) {
    if (session.ended === 'committed')
      throw new MongoFault('TransactionCommitted', `Transaction ${number} has been committed.`)
    if (!transaction) throw noSuchTransaction()
    if (!inTransactions.has(name)) {
      transaction.abort()
      throw notInTransaction(name)
    }
  }
  try {
    const progress = ending ? progressOf(request, session, number, true) : undefined
    return await run({ ...request, transaction, progress })
  } catch (error) {
    if (!ending) transaction?.abort()
    throw error
  }
}

const notInTransaction = (name: string) =>
  new MongoFault(
    'OperationNotSupportedInTransaction',
    `Cannot run '${name}' in a multi-document transaction.`,
  )
