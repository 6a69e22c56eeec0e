import { Binary, Timestamp } from 'bson'
import { aggregate } from './commands/aggregate.ts'
import { getMore, killCursors } from './commands/cursor-commands.ts'
import { explain } from './commands/explain.ts'
import { find } from './commands/find.ts'
import * as indexes from './commands/index-commands.ts'
import { count, distinct } from './commands/read-commands.ts'
import * as schema from './commands/schema-commands.ts'
import * as server from './commands/server-commands.ts'
import { abortTransaction, commitTransaction } from './commands/transaction-commands.ts'
import * as writes from './commands/write-commands.ts'
import type { Engine } from './engine.ts'
import { labelsOf } from './error-labels.ts'
import { codes, MongoFault, timeLimit } from './errors.ts'
import { ConnectionCut, failAfter, failBefore } from './failpoints.ts'
import { decode, encode } from './raw-bson.ts'
import { inTransaction, once, retryable } from './numbered-commands.ts'
import { success } from './reply.ts'
import { isDamage } from './storage.ts'
import type { Client } from './client.ts'
import type { Handler, Request } from './request.ts'
import type { Session } from './sessions.ts'
import { fieldsOf, isObject, numeric, toNumber, type Doc } from './values.ts'

const handlers = new Map<string, Handler>(
  Object.entries<Handler>({
    find,
    getMore,
    killCursors,
    aggregate,
    count,
    distinct,
    explain,
    insert: writes.insert,
    update: writes.update,
    delete: writes.delete,
    findAndModify: writes.findAndModify,
    findandmodify: writes.findAndModify,
    commitTransaction,
    abortTransaction,
    ...schema,
    ...indexes,
    deleteIndexes: indexes.dropIndexes,
    ...server,
    isMaster: server.hello,
    ismaster: server.hello,
    buildinfo: server.buildInfo,
    dbstats: server.dbStats,
  }),
)

/**
 * Answers one command with a reply's bytes; what it cannot do is answered as MongoDB would.
 * @throws ConnectionCut when a fail point says so
 */
export async function answer(engine: Engine, command: Doc, client: Client): Promise<Buffer> {
  const name = fieldsOf(command)[0]?.[0] ?? ''
  const failing = engine.failPoints?.take(name, command, client)
  try {
    const instead = failing && (await failBefore(failing))
    if (instead) return encode(labelled(name, command, instead))
    if (engine.failPoints?.takeTimeOut(command)) throw timeLimit()
    const reply = await engine.during(() => carryOut(engine, name, command, client), command)
    const concern = writeConcernError(command)
    if (!failing && !concern) return reply
    const told = concern ? { ...decode(reply), writeConcernError: concern } : decode(reply)
    return encode(labelled(name, command, failing ? failAfter(failing, told) : told))
  } catch (error) {
    if (error instanceof ConnectionCut) throw error
    return encode(labelled(name, command, failure(error, name)))
  }
}

// There is one of us: a write that is to be on more is on one, which is told beside its reply.
function writeConcernError(command: Doc): Doc | undefined {
  const concern = command['writeConcern']
  const copies = isObject(concern) ? toNumber(concern['w']) : undefined
  if (copies === undefined || copies <= 1) return undefined
  const codeName = 'UnsatisfiableWriteConcern'
  return { code: codes[codeName], codeName, errmsg: 'Not enough data-bearing nodes' }
}

async function carryOut(engine: Engine, name: string, command: Doc, client: Client): Promise<Buffer> {
  const session = sessionOf(engine, command)
  const request: Request = {
    engine,
    name,
    command,
    db: String(command['$db'] ?? 'admin'),
    session,
    transaction: undefined,
    snapshot: undefined,
    client,
    progress: undefined,
    deadline: deadlineOf(command),
  }
  checkTime(command)
  const number = numeric(command['txnNumber'])
  if (session && number !== undefined && command['autocommit'] === false)
    return inTransaction(request, session, BigInt(number), run)
  const concern = command['readConcern']
  if (isObject(concern) && concern['level'] === 'snapshot') return atSnapshot(request, concern)
  if (session && number !== undefined && retryable.has(name))
    return once(request, session, BigInt(number), run)
  return run(request)
}

// What clients hand on of our time has no signature: one that has comes from another server, or was made up.
function checkTime(command: Doc): void {
  const time = command['$clusterTime']
  if (isObject(time) && !(time['clusterTime'] instanceof Timestamp))
    throw new MongoFault('TypeMismatch', "BSON field '$clusterTime.clusterTime' is the wrong type")
  const signature = isObject(time) ? time['signature'] : undefined
  if (isObject(signature) && (toNumber(signature['keyId']) ?? 0) !== 0)
    throw new MongoFault('KeyNotFound', 'No keys found for HMAC that is valid for this cluster time')
}

const readingAtSnapshots = new Set(['find', 'aggregate', 'distinct', 'getMore'])

/** @throws InvalidOptions for a command that reads nothing, SnapshotTooOld */
async function atSnapshot(request: Request, concern: Doc): Promise<Buffer> {
  if (!readingAtSnapshots.has(request.name))
    throw new MongoFault('InvalidOptions', `${request.name} cannot read at a snapshot`)
  const time = concern['atClusterTime']
  if (time !== undefined && !(time instanceof Timestamp))
    throw new MongoFault('TypeMismatch', "BSON field 'readConcern.atClusterTime' is the wrong type")
  const snapshot = request.engine.snapshotReads.at(time)
  try {
    return await run({ ...request, snapshot })
  } finally {
    snapshot.giveBack()
  }
}

async function run(request: Request): Promise<Buffer> {
  const handler = handlers.get(request.name)
  if (!handler)
    throw new MongoFault(
      'CommandNotFound',
      `no such command: '${request.name}' in the embedded store; set MONGODB_URL if MongoDB has it`,
    )
  const reply = await handler(request)
  return Buffer.isBuffer(reply) ? reply : encode({ ...reply, ...success(request) })
}

function deadlineOf(command: Doc): number {
  const most = toNumber(command['maxTimeMS'])
  return most === undefined || most === 0 ? Infinity : Date.now() + most
}

function sessionOf(engine: Engine, command: Doc): Session | undefined {
  const lsid = command['lsid']
  if (!isObject(lsid) || !(lsid['id'] instanceof Binary)) return undefined
  return engine.sessions.get(lsid['id'].toString('hex'))
}

/** What a client reads of an error; anything but a MongoFault is our own mistake, told as such. */
export function failure(error: unknown, name: string): Doc {
  const fault =
    error instanceof MongoFault
      ? error
      : new MongoFault('InternalError', `the embedded store failed at '${name}': ${told(error)}`)
  return {
    ok: 0,
    errmsg: fault.message,
    code: fault.code,
    codeName: fault.codeName,
    ...fault.details,
    ...(fault.labels.length > 0 ? { errorLabels: fault.labels } : {}),
  }
}

function told(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return isDamage(error) ? `its file is damaged (${message}): restore a backup` : message
}

/** A reply with the labels of its error, unless it has labels already. */
function labelled(name: string, command: Doc, reply: Doc): Doc {
  if (reply['errorLabels'] !== undefined) return reply
  const errorLabels = labelsOf(name, command, reply)
  return errorLabels.length > 0 ? { ...reply, errorLabels } : reply
}
