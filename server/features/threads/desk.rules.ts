import type { DeskItemKind } from '../../../shared/api/agencies.ts'
import {
  counts,
  latestPerAgency,
  type AnswerFacts,
  type SealFacts,
  type StatusFacts,
} from './thread.rules.ts'

/** That an agency should look again at an answer that it sealed. */
export interface Review {
  agencyId: string
  kind: Extract<DeskItemKind, 'did-not-work' | 'edited' | 'expired'>
  /** Since when, or from when on: the end of a seal in force lies ahead. */
  since: Date
}

/** What waits for agencies in a thread beside its status; dates alone, so that no clock is needed to keep it. */
export interface DeskFacts {
  /** Since when an answer stands on which no agency has said anything; absent when there is none. */
  unsealedSince?: Date
  reviews: Review[]
}

/** What desks ask for, projected onto the thread at each of its changes. */
export function deskFacts(thread: StatusFacts): DeskFacts {
  const unsealed = thread.closedAt ? [] : thread.answers.filter(isUnsealed)
  const since = unsealed
    .map(({ createdAt }) => createdAt)
    .reduce<Date | undefined>((first, date) => (!first || date < first ? date : first), undefined)
  return {
    ...(since && { unsealedSince: since }),
    reviews: thread.answers.flatMap((answer) => reviewsOf(answer).map(({ review }) => review)),
  }
}

/** An answer on which no agency has said anything. One that lost its seal waits for the agency that gave it. */
const isUnsealed = (answer: AnswerFacts): boolean => counts(answer) && answer.seals.length === 0

/** What each agency that sealed this answer has to look at again, at the latest when its seal ends. */
function reviewsOf(answer: AnswerFacts): { answer: AnswerFacts; review: Review }[] {
  if (answer.withdrawnAt) return []
  return latestPerAgency(answer.seals).map((seal) => ({
    answer,
    review: { agencyId: seal.agencyId, ...reasonOf(answer, seal) },
  }))
}

function reasonOf(answer: AnswerFacts, seal: SealFacts): Pick<Review, 'kind' | 'since'> {
  const edited = answer.revision === seal.revision ? undefined : answer.revisedAt
  const failed = failedAfter(answer, seal.createdAt)
  // What was said before an edit was said of other words.
  if (failed && (!edited || failed > edited)) return { kind: 'did-not-work', since: failed }
  return edited ? { kind: 'edited', since: edited } : { kind: 'expired', since: seal.validUntil }
}

const failedAfter = ({ didNot, didNotAt }: AnswerFacts, sealedAt: Date): Date | undefined =>
  didNot > 0 && didNotAt && didNotAt > sealedAt ? didNotAt : undefined

/** One thing that waits for an agency in a thread. */
export interface WaitingItem {
  kind: Exclude<DeskItemKind, 'recognition'>
  since: Date
  /** Absent when it is the question itself that waits. */
  answer?: AnswerFacts
}

/** What waits for this agency in a thread that it is competent for. */
export function waitingFor(
  agencyId: string,
  thread: StatusFacts & { createdAt: Date; withdrawnAt?: Date },
  now: Date,
): WaitingItem[] {
  const isOpen = !thread.closedAt && !thread.withdrawnAt
  const standing = thread.answers.filter(counts)
  return [
    ...(isOpen && standing.length === 0 ? [{ kind: 'unanswered' as const, since: thread.createdAt }] : []),
    ...(isOpen ? standing.filter(isUnsealed) : []).map((answer) => ({
      kind: 'unsealed' as const,
      since: answer.createdAt,
      answer,
    })),
    ...thread.answers
      .flatMap(reviewsOf)
      .filter(({ review }) => review.agencyId === agencyId && review.since <= now)
      .map(({ answer, review: { kind, since } }) => ({ kind, since, answer })),
  ]
}
