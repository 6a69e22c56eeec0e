import mongoose from 'mongoose'
import { RebuildLeaseModel } from './rebuild-lease.model.ts'

const _id = 'rebuild'
const duplicateKey = 11000

/** Takes or keeps it. @returns whether it is the holder's now */
export async function takeRebuild(holder: string, now: Date, until: Date): Promise<boolean> {
  try {
    await RebuildLeaseModel.updateOne(
      { _id, $or: [{ holder }, { until: { $lte: now } }] },
      { $set: { holder, until } },
      { upsert: true },
    )
    return true
  } catch (error) {
    // Somebody else's: it was not matched, and cannot be made a second time.
    if (error instanceof mongoose.mongo.MongoServerError && error.code === duplicateKey) return false
    throw error
  }
}

export async function releaseRebuild(holder: string): Promise<void> {
  await RebuildLeaseModel.deleteOne({ _id, holder })
}
