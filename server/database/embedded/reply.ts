import { Binary, Long } from 'bson'
import type { Rows } from './cursors.ts'
import { encodeCursorReply } from './raw-bson.ts'
import { readRows, whole, type Request } from './request.ts'
import { isObject, type Doc } from './values.ts'

/** MongoDB's first batch when the client names no size, and the bytes that one reply may carry. */
const firstBatchSize = 101
const largestBatch = 16 * 1024 * 1024 - 64 * 1024

/** No keys sign the time of a store that knows no users. */
const unsigned = { hash: new Binary(new Uint8Array(20)), keyId: Long.ZERO }

/** How the reply to a command that was carried out ends: with the commit that its client has seen, for causal reads. */
export function success({ engine }: Request): Doc {
  const operationTime = engine.operationTime
  const $clusterTime = { clusterTime: operationTime, signature: unsigned }
  return { ok: 1, $clusterTime, operationTime }
}

/** The time that a session's reads share, which it names in the next. */
export const timeRead = ({ snapshot }: Request): Doc => (snapshot ? { atClusterTime: snapshot.time } : {})

/** A batch out of a cursor's rows: what fits, what is held over for the next, and whether that was all. */
export async function readBatch(
  rows: Rows,
  size: number,
  request: Request,
  held?: Uint8Array,
): Promise<{ documents: Uint8Array[]; held: Uint8Array | undefined; ended: boolean }> {
  const documents: Uint8Array[] = []
  let bytes = 0
  let over: Uint8Array | undefined
  const fits = (row: Uint8Array): boolean => {
    if (documents.length > 0 && bytes + row.length > largestBatch) {
      over = row
      return false
    }
    documents.push(row)
    bytes += row.length + 12
    return true
  }
  if (size === 0) return { documents, held, ended: false }
  if (held && (!fits(held) || documents.length >= size)) return { documents, held: over, ended: false }
  const state = await readRows(rows, request, (row) =>
    fits(row) && documents.length < size ? 'more' : 'enough',
  )
  return { documents, held: over, ended: state === 'end' }
}

/**
 * Answers with the first batch of a result, and keeps a cursor for the rest.
 * @param staysOpen does a full batch leave the cursor open, whatever is left?
 * @param close gives back what the rows read from; called here when the result ends with this batch
 */
export async function answerCursor(
  request: Request,
  ns: string,
  rows: Rows,
  options: { batchSize: number | undefined; singleBatch?: boolean; staysOpen?: boolean; close: () => void },
): Promise<Buffer> {
  let open = false
  const cursorOf = (id: Long): Doc => ({ id, ns, ...timeRead(request) })
  try {
    const { documents, held, ended } = await readBatch(rows, options.batchSize ?? firstBatchSize, request)
    // One row ahead tells whether a cursor is needed at all.
    let next = held
    let exhausted = ended
    if (!exhausted && !next && !options.singleBatch && !options.staysOpen && options.batchSize !== 0) {
      const state = await readRows(rows, request, (row) => {
        next = row
        return 'enough'
      })
      exhausted = state === 'end'
    }
    if (exhausted || options.singleBatch)
      return encodeCursorReply('firstBatch', documents, cursorOf(Long.ZERO), success(request))
    open = true
    const owner = request.transaction ?? request.session
    const cursor = request.engine.cursors.add({ ns, rows, held: next, close: options.close, owner })
    return encodeCursorReply('firstBatch', documents, cursorOf(cursor.id), success(request))
  } finally {
    if (!open) {
      rows.return()
      options.close()
    }
  }
}

/** Answers with the documents of a list. */
export function answerList(request: Request, ns: string, rows: Buffer[], cursor: unknown): Promise<Buffer> {
  const size = isObject(cursor) ? cursor['batchSize'] : undefined
  const batchSize = size === undefined ? undefined : whole(size, 'batchSize', 0)
  const all = (function* () {
    yield* rows
  })()
  return answerCursor(request, ns, all, { batchSize, close: () => undefined })
}
