import mongoose from 'mongoose'
import { serve } from '../../server/database/embedded/server.ts'

/** Writes into the store of a folder until it is refused; prints what was acknowledged, and the refusal. */
const [dataDir = ''] = process.argv.slice(2)
const server = await serve({ dataDir })
const client = new mongoose.mongo.MongoClient(server.url)
const rows = client.db('full').collection<{ _id: number; text: string }>('rows')
let acknowledged = 0
try {
  for (;;) {
    await rows.insertOne({ _id: acknowledged, text: 'x'.repeat(50_000) })
    acknowledged += 1
  }
} catch (error) {
  const refusal = error as mongoose.mongo.MongoServerError
  const readable = await rows.countDocuments({ _id: { $gte: 0 } })
  process.stdout.write(
    JSON.stringify({ acknowledged, readable, code: refusal.code, message: refusal.message }),
  )
}
process.exit(0)
