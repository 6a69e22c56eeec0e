import mongoose from 'mongoose'
import { testDatabase } from './stores.ts'

/** An entry of `system.profile`. */
interface Entry {
  ns: string
  op: string
  planSummary: string
  command: object
  keysExamined: number
  docsExamined: number
  nreturned: number
}

/** What a query may examine beyond ten times what it returned. */
const allowance = 100

/** How many entries the store keeps of a database. */
const mostEntries = 1_000

const examined = ({ keysExamined, docsExamined }: Entry): number => Math.max(keysExamined, docsExamined)

/** Has our own store keep what this worker's larger queries cost. A real server's profile would slow it down for all. */
export async function watchScans({ url, dbName } = testDatabase()): Promise<void> {
  if (process.env['TEST_MONGODB_URL']) return
  const filter = { $or: [{ docsExamined: { $gt: allowance } }, { keysExamined: { $gt: allowance } }] }
  await withClient(url, (client) => client.db(dbName).command({ profile: 1, filter }))
}

/** The queries that read far more than they found, the worst of each kind: an index is missing. */
export async function scans({ url, dbName } = testDatabase()): Promise<string[]> {
  if (process.env['TEST_MONGODB_URL']) return []
  const entries = await withClient(url, (client) =>
    client.db(dbName).collection<Entry>('system.profile').find().toArray(),
  )
  if (entries.length >= mostEntries)
    return [`${entries.length} large queries: the store kept no more of them`]
  const worst = new Map<string, Entry>()
  for (const entry of entries) {
    if (examined(entry) <= 10 * entry.nreturned + allowance) continue
    const kind = `${entry.op} on ${entry.ns} (${entry.planSummary})`
    const known = worst.get(kind)
    if (!known || examined(entry) > examined(known)) worst.set(kind, entry)
  }
  return [...worst].map(
    ([kind, entry]) =>
      `${kind} examined ${examined(entry)} for ${entry.nreturned}: ${JSON.stringify(entry.command).slice(0, 300)}`,
  )
}

async function withClient<T>(
  url: string,
  work: (client: mongoose.mongo.MongoClient) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(url)
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}
