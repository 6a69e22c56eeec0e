import { Long } from 'bson'
import type { Collection } from '../catalog.ts'
import { isCapped } from '../capped.ts'
import type { Cursor, Rows, Tail } from '../cursors.ts'
import { MongoFault, shuttingDown } from '../errors.ts'
import { testFor, type FindRequest, type ReadView } from '../execute.ts'
import type { Projector } from '../project.ts'
import { encodeCursorReply } from '../raw-bson.ts'
import { readBatch, success } from '../reply.ts'
import { type Request } from '../request.ts'
import { toNumber } from '../values.ts'

/** How long a cursor that awaits data waits when the client names no time, in milliseconds; as in MongoDB. */
const waitMs = 1_000
/** After how many records that are not asked for others get their turn. */
const pauseEvery = 64

/** Reads a capped collection on and on, from where it stopped. */
class CappedTail implements Tail {
  #last = 0

  constructor(
    private readonly request: Request,
    private readonly collection: Collection,
    private readonly query: FindRequest,
    private readonly project: Projector | undefined,
    readonly awaits: boolean,
  ) {}

  *rows({ snapshot }: ReadView): Rows {
    const { engine } = this.request
    const { id, db, name } = this.collection
    if (engine.catalog.find(db, name) !== this.collection)
      throw new MongoFault('QueryPlanKilled', `the collection ${db}.${name} was dropped`)
    if (this.#last > 0 && !engine.storage.record(id, this.#last, snapshot)) {
      throw new MongoFault(
        'CappedPositionLost',
        'CollectionScan died due to position in capped collection being deleted',
      )
    }
    const test = testFor(this.query)
    let examined = 0
    for (const [rid, raw] of engine.storage.recordsOf(id, false, snapshot, this.#last + 1)) {
      this.#last = rid
      examined += 1
      if (examined % pauseEvery === 0) yield null
      const found = test(rid, raw)
      if (found) yield this.project ? this.project(found.raw, found.doc) : found.raw
    }
  }
}

/**
 * Opens a cursor that stays open at the end of a capped collection.
 * @throws BadValue for one that is not capped
 */
export async function openTail(
  request: Request,
  collection: Collection | undefined,
  query: FindRequest,
  project: Projector | undefined,
  { awaits, batchSize, ns }: { awaits: boolean; batchSize: number | undefined; ns: string },
): Promise<Buffer> {
  const { engine, session } = request
  if (collection && !isCapped(collection)) {
    throw new MongoFault(
      'BadValue',
      `error processing query: ns=${ns} tailable cursor requested on non capped collection`,
    )
  }
  // In MongoDB, too, a cursor on nothing has no place from which it would go on.
  if (!collection || engine.storage.countRecords(collection.id) === 0)
    return encodeCursorReply('firstBatch', [], { id: Long.ZERO, ns }, success(request))
  const tail = new CappedTail(request, collection, query, project, awaits)
  const { view, done } = engine.readView()
  try {
    const { documents, held } = await readBatch(tail.rows(view), batchSize ?? 101, request)
    const { id } = engine.cursors.add({
      ns,
      rows: nothing(),
      tail,
      held,
      close: () => undefined,
      owner: session,
    })
    return encodeCursorReply('firstBatch', documents, { id, ns }, success(request))
  } finally {
    done()
  }
}

function* nothing(): Rows {}

/** What has come since the last batch; waits for it, if the cursor was opened so, as long as the client says. */
export async function readTail(request: Request, cursor: Cursor, tail: Tail, size: number): Promise<Buffer> {
  const { engine, command } = request
  const until = Date.now() + (toNumber(command['maxTimeMS']) ?? waitMs)
  for (;;) {
    const { view, done } = engine.readView()
    try {
      const batch = await readBatch(tail.rows(view), size, { ...request, deadline: Infinity }, cursor.held)
      cursor.held = batch.held
      const left = until - Date.now()
      if (batch.documents.length > 0 || !tail.awaits || left <= 0) {
        const { id, ns } = cursor
        return encodeCursorReply('nextBatch', batch.documents, { id, ns }, success(request))
      }
      if (engine.queue.committed === view.seq) await engine.nextCommit(left)
    } finally {
      done()
    }
    if (engine.closing) throw shuttingDown()
    // It may have been killed meanwhile.
    engine.cursors.get(cursor.id)
  }
}
