import mongoose, { Schema } from 'mongoose'
import { join } from 'node:path'
import { connectDatabase } from '../../../server/database/connect.ts'
import { startEmbeddedStore } from '../../../server/database/embedded/index.ts'
import { transaction } from '../../../server/database/transaction.ts'
import { seededRandom } from '../text.ts'
import { runSide } from '../side.ts'
import { documentMaker, idOf, timeOf, type BenchDocument } from './documents.ts'
import { bulkSize, pageSize, run, scan, type Operations, type RunOptions } from './operations.ts'

const required = true
const postSchema = new Schema<BenchDocument>(
  {
    _id: { type: String, required },
    threadId: { type: String, required },
    seq: { type: Number, required },
    kind: { type: String, required },
    authorId: { type: String, required },
    body: { type: String },
    bodyHtml: { type: String },
    likes: { type: Number, required },
    createdAt: { type: Date, required },
  },
  { strict: 'throw', versionKey: false, collection: 'posts' },
)
postSchema.index({ threadId: 1, seq: 1 }, { unique: true })
postSchema.index({ authorId: 1, createdAt: -1 })
postSchema.index({ createdAt: -1 })
const PostModel = mongoose.model('BenchPost', postSchema)

/** Mongoose as the product uses it, on the embedded store in this process, or on one in another. */
await runSide<{ dataDir: string; mongodbUrl?: string }>(async ({ dataDir, mongodbUrl }) => {
  const started = performance.now()
  const store =
    mongodbUrl === undefined ? await startEmbeddedStore({ dataDir: join(dataDir, 'store') }) : undefined
  const opened = performance.now() - started
  const database = await connectDatabase({ mongodbUrl: store?.url ?? mongodbUrl, dataDir, dbName: 'bench' })
  const aDocument = await documentMaker()
  const random = seededRandom(process.pid)
  const newest = await PostModel.findOne().sort({ _id: -1 }).lean()
  let count = newest ? Number.parseInt(newest._id, 16) + 1 : 0
  const any = () => Math.floor(random() * count)
  const page = () =>
    PostModel.find({ createdAt: { $lt: timeOf(any()) } })
      .sort({ createdAt: -1 })
      .limit(pageSize)

  const operations: Operations = {
    findOne: () => PostModel.findById(idOf(any())).lean(),
    page: () => page().lean(),
    insert: () => PostModel.insertMany([aDocument(count++)], { lean: true }),
    bulk: () =>
      PostModel.insertMany(
        Array.from({ length: bulkSize }, () => aDocument(count++)),
        { lean: true },
      ),
    transaction: () =>
      transaction(async (session) => {
        await PostModel.insertMany([aDocument(count++)], { lean: true, session })
        await PostModel.updateOne({ _id: idOf(any()) }, { $inc: { likes: 1 } }, { session })
      }),
    update: () => PostModel.updateOne({ _id: idOf(any()) }, { $inc: { likes: 1 } }),
  }
  return {
    url: '',
    answers: {
      async seed(size) {
        while (count < Number(size)) await operations.bulk()
      },
      run: (options) => run(operations, options as RunOptions),
      scan: () => scan(count, () => PostModel.find({ kind: 'rare' }).lean()),
      opened: () => opened,
      async pageExamined() {
        const { executionStats } = (await page().explain('executionStats')) as unknown as {
          executionStats: { totalDocsExamined: number }
        }
        return executionStats.totalDocsExamined
      },
    },
    async close() {
      await database.close()
      await store?.close()
    },
  }
})
