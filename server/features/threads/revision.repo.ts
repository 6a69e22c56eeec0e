import type { Tx } from '../../database/transaction.ts'
import { newId } from '../../database/new-id.ts'
import type { PostRecord } from './post.model.ts'
import { RevisionModel, type RevisionRecord } from './revision.model.ts'

/** Keeps the version of an answer that is about to be replaced. */
export async function keepRevision(tx: Tx, answer: PostRecord, replacedAt: Date): Promise<void> {
  const { _id: answerId, threadId, revision = 1, body, bodyHtml, sources } = answer
  const kept: RevisionRecord = {
    _id: newId(),
    answerId,
    threadId,
    revision,
    body,
    bodyHtml,
    sources,
    replacedAt,
  }
  await RevisionModel.insertMany([kept], { session: tx, lean: true })
}

export const findRevision = (answerId: string, revision: number): Promise<RevisionRecord | null> =>
  RevisionModel.findOne({ answerId, revision }).lean()

/** What is withdrawn goes in every version. */
export async function eraseRevisions(tx: Tx, answerId: string): Promise<void> {
  await RevisionModel.deleteMany({ answerId }, { session: tx })
}
