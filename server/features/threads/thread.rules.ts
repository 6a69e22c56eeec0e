import type { ThreadStatus } from '../../../shared/api/threads.ts'
import type { SealState, Verdict } from '../../../shared/api/validation.ts'
import { asSlug } from '../../writing/as-slug.ts'

/** What the status and the ranking read of a seal. */
export interface SealFacts {
  id: string
  agencyId: string
  verdict: Verdict
  /** The revision that the agency read. */
  revision: number
  validUntil: Date
  createdAt: Date
}

/** What a thread knows of each of its answers. */
export interface AnswerFacts {
  id: string
  seq: number
  authorId: string
  revision: number
  createdAt: Date
  revisedAt?: Date
  withdrawnAt?: Date
  worked: number
  didNot: number
  didNotAt?: Date
  /** The asker's last word on it. */
  askerOutcome?: 'worked' | 'did-not'
  askerOutcomeAt?: Date
  seals: SealFacts[]
}

export interface StatusFacts {
  answers: readonly AnswerFacts[]
  solution?: { answerId: string; at: Date }
  closedAt?: Date
}

/** Is this seal in force for what the reader sees? It lapses at the instant `validUntil`. */
export function sealState(
  seal: Pick<SealFacts, 'revision' | 'validUntil'>,
  currentRevision: number,
  now: Date,
): SealState {
  if (seal.revision !== currentRevision) return 'superseded'
  return seal.validUntil <= now ? 'expired' : 'in-force'
}

/** A withdrawn answer counts for nothing, nor does one of which the asker's last word is "did not". */
export const counts = (answer: AnswerFacts): boolean =>
  answer.withdrawnAt === undefined && answer.askerOutcome !== 'did-not'

/** The seals of an answer by which an agency vouches for what stands there now: the newest word of each agency. */
export function sealsInForce(answer: AnswerFacts, now: Date): SealFacts[] {
  return latestPerAgency(answer.seals).filter((seal) => sealState(seal, answer.revision, now) === 'in-force')
}

/** An agency that spoke twice means its last word. */
export function latestPerAgency<S extends Pick<SealFacts, 'agencyId' | 'createdAt'>>(
  seals: readonly S[],
): S[] {
  const latest = new Map<string, S>()
  for (const seal of seals) {
    const before = latest.get(seal.agencyId)
    if (!before || before.createdAt <= seal.createdAt) latest.set(seal.agencyId, seal)
  }
  return [...latest.values()]
}

export const isValidated = (answer: AnswerFacts, now: Date): boolean =>
  counts(answer) && sealsInForce(answer, now).some((seal) => seal.verdict === 'validated')

/** Where a question stands, from dated facts alone. */
export function threadStatus(thread: StatusFacts, now: Date): ThreadStatus {
  if (thread.closedAt && thread.closedAt <= now) return 'closed'
  const standing = thread.answers.filter(counts)
  const solves = (answer: AnswerFacts) =>
    answer.id === thread.solution?.answerId || answer.askerOutcome === 'worked'
  if (standing.some(solves)) return 'solved'
  if (standing.some((answer) => isValidated(answer, now))) return 'validated'
  return standing.length > 0 ? 'answered' : 'open'
}

/** The next date on which time alone may change the status: the end of a seal in force. */
export function nextStatusChange(thread: StatusFacts, now: Date): Date | undefined {
  const ends = thread.answers.flatMap((answer) => sealsInForce(answer, now).map((seal) => seal.validUntil))
  return ends.reduce<Date | undefined>((first, end) => (!first || end < first ? end : first), undefined)
}

/** When each step was reached, in the state of the moment; a step that was passed over stays empty. */
export function statusSteps(thread: StatusFacts, now: Date) {
  const standing = thread.answers.filter(counts)
  const solvedBy = standing.flatMap((answer) => [
    ...(answer.id === thread.solution?.answerId ? [thread.solution.at] : []),
    ...(answer.askerOutcome === 'worked' && answer.askerOutcomeAt ? [answer.askerOutcomeAt] : []),
  ])
  const sealedAt = standing.flatMap((answer) =>
    sealsInForce(answer, now)
      .filter((seal) => seal.verdict === 'validated')
      .map((seal) => seal.createdAt),
  )
  return {
    answeredAt: earliest(standing.map((answer) => answer.createdAt)),
    validatedAt: earliest(sealedAt),
    solvedAt: earliest(solvedBy),
    closedAt: thread.closedAt ?? null,
  }
}

const earliest = (dates: readonly Date[]): Date | null =>
  dates.reduce<Date | null>((first, date) => (!first || date < first ? date : first), null)

/**
 * Answers in the order that serves a reader: sealed ones first, then what worked for people, and only then the asker's
 * choice; one that an agency calls outdated comes last.
 */
export function rankAnswers(thread: StatusFacts, now: Date): AnswerFacts[] {
  const rank = (answer: AnswerFacts): number[] => {
    const inForce = sealsInForce(answer, now)
    return [
      inForce.some((seal) => seal.verdict === 'outdated') ? 1 : 0,
      answer.withdrawnAt ? 1 : 0,
      inForce.some((seal) => seal.verdict === 'validated') ? 0 : 1,
      answer.didNot - answer.worked,
      answer.id === thread.solution?.answerId ? 0 : 1,
      answer.seq,
    ]
  }
  return [...thread.answers]
    .map((answer) => ({ answer, rank: rank(answer) }))
    .sort((a, b) => compareLists(a.rank, b.rank))
    .map(({ answer }) => answer)
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** The readable part of an address: `ma-mere-touche-t-elle-la-reversion`. */
export const slugOf = (title: string): string => asSlug(title) || 'question'

/** The counts of an answer after a person's word, which replaces their earlier one. */
export function outcomeCounts(
  { worked, didNot }: Pick<AnswerFacts, 'worked' | 'didNot'>,
  before: 'worked' | 'did-not' | undefined,
  outcome: 'worked' | 'did-not',
): Pick<AnswerFacts, 'worked' | 'didNot'> {
  const change = (kind: 'worked' | 'did-not') => Number(outcome === kind) - Number(before === kind)
  return { worked: worked + change('worked'), didNot: didNot + change('did-not') }
}
