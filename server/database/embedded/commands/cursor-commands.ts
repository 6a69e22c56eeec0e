import { Long } from 'bson'
import { MongoFault } from '../errors.ts'
import { encodeCursorReply } from '../raw-bson.ts'
import { readBatch, success } from '../reply.ts'
import { whole, type Request } from '../request.ts'
import { toNumber, type Doc } from '../values.ts'
import { readTail } from './tailing.ts'

const asLong = (value: unknown): Long =>
  value instanceof Long ? value : Long.fromNumber(toNumber(value) ?? 0)

export async function getMore(request: Request): Promise<Buffer> {
  const { engine, command, db } = request
  const cursor = engine.cursors.get(asLong(command['getMore']))
  const ns = `${db}.${String(command['collection'])}`
  if (cursor.ns !== ns)
    throw new MongoFault(
      'CursorNotFound',
      `Requested getMore on namespace '${ns}', but cursor belongs to a different namespace ${cursor.ns}`,
    )
  if (cursor.busy) throw new MongoFault('CursorNotFound', `cursor ${cursor.id.toString()} is in use`)
  cursor.busy = true
  try {
    const size = whole(command['batchSize'], 'batchSize', 0) || Infinity
    if (command['maxTimeMS'] !== undefined && !cursor.tail?.awaits)
      throw new MongoFault('BadValue', 'cannot set maxTimeMS on getMore command for a non-awaitData cursor')
    if (cursor.tail) return await readTail(request, cursor, cursor.tail, size)
    const { documents, held, ended } = await readBatch(cursor.rows, size, request, cursor.held)
    cursor.held = held
    if (ended) engine.cursors.close(cursor.id)
    return encodeCursorReply(
      'nextBatch',
      documents,
      { id: ended ? Long.ZERO : cursor.id, ns: cursor.ns },
      success(request),
    )
  } catch (error) {
    engine.cursors.close(cursor.id)
    throw error
  } finally {
    cursor.busy = false
  }
}

export function killCursors({ engine, command }: Request): Doc {
  const ids = (command['cursors'] as unknown[]).map(asLong)
  const killed = ids.filter((id) => engine.cursors.close(id))
  const missing = ids.filter((id) => !killed.includes(id))
  return { cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [] }
}
