import type { MovedAnswerDto } from '../../../shared/api/validation.ts'
import type { Tx } from '../../database/transaction.ts'
import { Conflict, NotAllowed } from '../../errors.ts'
import type { PostRecord } from './post.model.ts'
import { findPost } from './post.repo.ts'
import { findRevision } from './revision.repo.ts'
import { wordDifference } from './revision.rules.ts'
import { systemPost } from './system-post.ts'
import { changeThread } from './thread-log.ts'
import type { SealFacts } from './thread.rules.ts'
import { withAnswer } from './with-answer.ts'

/** Who speaks: the person, the agency in whose name, and the function as shown. */
interface Speaker {
  personId: string
  agencyId: string
  role: string
}

/**
 * Puts an agency's verdict on one exact revision of an answer into its thread's log: readers see it as a change, and the
 * status follows.
 * @param also writes what else belongs to the seal, in the same transaction
 * @throws Conflict with the difference when the answer was revised meanwhile, NotAllowed when it was withdrawn
 */
export async function sealAnswer(
  answer: PostRecord,
  seal: SealFacts,
  { personId, agencyId, role }: Speaker,
  also: (tx: Tx) => Promise<void>,
): Promise<PostRecord> {
  return changeThread(answer.threadId, seal.createdAt, async (thread) => {
    const facts = thread.answers.find(({ id }) => id === answer._id)
    if (!facts || facts.withdrawnAt) throw new NotAllowed('withdrawn')
    if (facts.revision !== seal.revision) {
      throw new Conflict(`revision ${seal.revision} is no longer the last`, {
        reason: 'answer-moved',
        current: await movedSince(answer._id, seal.revision),
      })
    }
    return {
      set: { answers: withAnswer(thread, answer._id, { seals: [...facts.seals, seal] }) },
      post: {
        ...systemPost(personId, seal.createdAt, 'sealed', answer._id),
        speaksFor: { agencyId, role },
      },
      also,
      result: (written) => written,
    }
  })
}

/** The answer as it stands, beside the version that was read. */
async function movedSince(answerId: string, read: number): Promise<MovedAnswerDto> {
  const [current, before] = await Promise.all([findPost(answerId), findRevision(answerId, read)])
  const body = current?.body ?? ''
  return {
    revision: current?.revision ?? read,
    body,
    // A version that never was has nothing to compare with: all of the text is new.
    difference: wordDifference(before?.body ?? '', body),
  }
}
