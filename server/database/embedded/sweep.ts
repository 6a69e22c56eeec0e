import type { Collection } from './catalog.ts'
import type { Engine } from './engine.ts'
import type { Index } from './indexes.ts'
import { clearLeftovers } from './schema-changes.ts'
import { sessionIdleMs } from './sessions.ts'
import { deleteDocuments } from './write-documents.ts'

/** How many expired documents go in one write job, so that others are not kept waiting. */
const batch = 500

/** Removes expired documents and forgets idle cursors and sessions, every so often. @returns what stops it */
export function startSweeping(engine: Engine, everyMs: number): () => void {
  let running = false
  const timer = setInterval(() => {
    if (running) return
    running = true
    engine
      .during(() => sweep(engine, new Date()))
      // Nobody waits for a sweep: what it could not do, it tries again next time.
      .catch(
        (error: unknown) =>
          engine.closing || process.emitWarning(error instanceof Error ? error : String(error)),
      )
      .finally(() => {
        running = false
      })
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** One round of it. */
export async function sweep(engine: Engine, now: Date): Promise<void> {
  engine.cursors.closeIdle(now.getTime())
  engine.snapshotReads.closeIdle(now.getTime())
  engine.sessions.forgetIdle(now.getTime())
  await forgetNumberedWrites(engine, now)
  await engine.schemaTurns.run(() => clearLeftovers(engine))
  for (const db of engine.catalog.listDatabases()) {
    for (const collection of engine.catalog.listCollections(db)) {
      for (const index of collection.indexes) {
        if (index.expireAfterSeconds !== undefined) await removeExpired(engine, collection, index, now)
      }
    }
  }
}

async function forgetNumberedWrites(engine: Engine, now: Date): Promise<void> {
  const { numberedWrites } = engine
  const idle = numberedWrites?.idleSince(new Date(now.getTime() - sessionIdleMs)) ?? []
  if (idle.length === 0) return
  await engine.queue.run(() => {
    for (const session of idle) numberedWrites?.forget(session)
  })
}

async function removeExpired(engine: Engine, collection: Collection, index: Index, now: Date): Promise<void> {
  const [field] = index.fields
  if (!field || index.fields.length > 1) return
  const before = new Date(now.getTime() - (index.expireAfterSeconds ?? 0) * 1_000)
  for (;;) {
    const gone = await engine.write(undefined, (writer) => {
      if (engine.catalog.find(collection.db, collection.name) !== collection) return 0
      const expired = { kind: 'test', path: field.path, op: 'lte', value: before } as const
      const filter = index.partial
        ? { kind: 'and' as const, parts: [expired, index.partial.filter] }
        : expired
      return deleteDocuments(engine.storage, writer, collection, { filter, sort: [], skip: 0, limit: batch })
        .length
    })
    if (gone < batch || engine.closing) return
  }
}
