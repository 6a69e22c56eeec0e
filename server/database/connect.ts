import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'
import { startEmbeddedStore } from './embedded/index.ts'

export interface Database {
  close(): Promise<void>
  /** Does it answer? */
  isUp(): Promise<boolean>
}

interface Where {
  /** Undefined = the embedded store, in the data folder. */
  mongodbUrl: string | undefined
  dataDir: string
  dbName?: string
}

/** Who asks whether it is up wants to know soon. */
const answersWithinMs = 2_000

/** Opens the database that the settings name, or the embedded one, and makes the indexes of every registered model. */
export async function connectDatabase({ mongodbUrl, dataDir, dbName }: Where): Promise<Database> {
  const embedded = mongodbUrl === undefined ? await openEmbedded(dataDir) : undefined
  mongoose.set('sanitizeFilter', false)
  mongoose.set('autoIndex', false)
  mongoose.set('autoCreate', false)
  await mongoose.connect(embedded?.url ?? mongodbUrl ?? '', {
    ...(embedded && { dbName: dbName ?? 'palier' }),
    ...(dbName !== undefined && { dbName }),
    // What was acknowledged survives a crash, and reads see what a majority keeps.
    writeConcern: { w: 'majority', journal: true },
    readConcernLevel: 'majority',
    serverSelectionTimeoutMS: 3_000,
    // One that hangs without closing is given up after ten seconds: what waits for it fails, and nobody waits longer.
    heartbeatFrequencyMS: 5_000,
    connectTimeoutMS: 5_000,
    maxPoolSize: 20,
  })
  await createIndexes()
  return {
    async close() {
      await mongoose.disconnect()
      await embedded?.close()
    },
    async isUp() {
      const ping = mongoose.connection.db?.admin().ping()
      const answered = ping?.then(
        ({ ok }) => ok === 1,
        () => false,
      )
      return Promise.race([answered ?? false, pause(answersWithinMs, false, { ref: false })])
    },
  }
}

async function openEmbedded(dataDir: string) {
  const folder = join(dataDir, 'store')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  return startEmbeddedStore({ dataDir: folder })
}

/** Collections and indexes are made at boot: neither may be made inside a transaction. */
async function createIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.models)) {
    await model.createCollection()
    await model.createIndexes()
  }
}
