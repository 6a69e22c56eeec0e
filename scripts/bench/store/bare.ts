import { deserialize, serialize } from 'bson'
import { open, type Database } from 'lmdb'
import { join } from 'node:path'
import { runSide } from '../side.ts'
import { seededRandom } from '../text.ts'
import { documentMaker, idOf, timeOf, type BenchDocument } from './documents.ts'
import { bulkSize, pageSize, run, scan, type Operations, type RunOptions } from './operations.ts'

/**
 * The same documents and the same four indexes in `lmdb`, encoded by `bson`, in the thread that asks: no protocol, no
 * queries, no client, and no rules.
 */
await runSide<{ dataDir: string }>(async ({ dataDir }) => {
  const started = performance.now()
  // A write resolves when it is on the disk.
  const env = open({ path: join(dataDir, 'bare.lmdb'), overlappingSync: false, maxDbs: 8 })
  const records: Database<Buffer, number> = env.openDB('records', { encoding: 'binary' })
  const byId: Database<number, string> = env.openDB('byId', { encoding: 'ordered-binary' })
  const byThread: Database<number, [string, number]> = env.openDB('byThread', { encoding: 'ordered-binary' })
  const byAuthor: Database<null, [string, number, number]> = env.openDB('byAuthor', {})
  const byTime: Database<null, [number, number]> = env.openDB('byTime', {})
  const [last] = [...records.getKeys({ reverse: true, limit: 1 })]
  const opened = performance.now() - started
  const aDocument = await documentMaker()
  const random = seededRandom(process.pid)
  let count = last === undefined ? 0 : last + 1
  const any = () => Math.floor(random() * count)

  function put(number: number): void {
    const document = aDocument(number)
    const time = document.createdAt.getTime()
    records.putSync(number, Buffer.from(serialize(document)))
    byId.putSync(document._id, number)
    byThread.putSync([document.threadId, document.seq], number)
    byAuthor.putSync([document.authorId, -time, number], null)
    byTime.putSync([time, number], null)
  }
  const read = (number: number | undefined): BenchDocument => {
    const raw = number === undefined ? undefined : records.get(number)
    if (!raw) throw new Error('a document is missing')
    return deserialize(raw) as BenchDocument
  }
  function like(number: number | undefined): void {
    const document = read(number)
    document.likes += 1
    records.putSync(number as number, Buffer.from(serialize(document)))
  }

  function findRare(): BenchDocument[] {
    const found: BenchDocument[] = []
    for (const { value } of records.getRange()) {
      const document = deserialize(value) as BenchDocument
      if (document.kind === 'rare') found.push(document)
    }
    return found
  }

  const operations: Operations = {
    findOne: () => read(byId.get(idOf(any()))),
    page: () =>
      [...byTime.getKeys({ start: [timeOf(any()).getTime(), 0], reverse: true, limit: pageSize })].map(
        ([, number]) => read(number),
      ),
    insert: () => env.transaction(() => put(count++)),
    bulk: () =>
      env.transaction(() => {
        for (let i = 0; i < bulkSize; i++) put(count++)
      }),
    transaction: () =>
      env.transaction(() => {
        put(count++)
        like(byId.get(idOf(any())))
      }),
    update: () => env.transaction(() => like(byId.get(idOf(any())))),
  }
  return {
    url: '',
    answers: {
      async seed(size) {
        while (count < Number(size)) await operations.bulk()
      },
      run: (options) => run(operations, options as RunOptions),
      scan: () => scan(count, findRare),
      opened: () => opened,
    },
    close: () => env.close(),
  }
})
