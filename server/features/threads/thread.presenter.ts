import type { NamedDto } from '../../../shared/api/people.ts'
import type {
  AnswerItemDto,
  OutcomesDto,
  PostDto,
  ThreadDto,
  ThreadItemDto,
} from '../../../shared/api/threads.ts'
import type { SealDto } from '../../../shared/api/validation.ts'
import { threadsWords } from '../../../shared/text/threads.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { presentSource } from '../sources/index.ts'
import { territoryName } from '../territories/index.ts'
import { topicName } from '../topics/index.ts'
import type { PostRecord } from './post.model.ts'
import type { ThreadRecord } from './thread.model.ts'
import {
  isValidated,
  latestPerAgency,
  sealsInForce,
  sealState,
  statusSteps,
  threadStatus,
  type AnswerFacts,
} from './thread.rules.ts'

/** What presenting needs to know of others: names by id, read once for a page. */
export interface Names {
  handles: ReadonlyMap<string, string>
  agencies: ReadonlyMap<string, NamedDto>
}

/** The author of what an erased account left. */
const unknownHandle = '…'

export const threadUrl = (thread: Pick<ThreadRecord, '_id' | 'slug'>): string =>
  `/threads/${thread._id}/${thread.slug}`

export function presentThread(
  thread: ThreadRecord,
  seq: number,
  names: Names,
  now: Date,
  locale: Locale,
): ThreadDto {
  const steps = statusSteps(thread, now)
  const iso = (date: Date | null) => date?.toISOString() ?? null
  return {
    id: thread._id,
    title: thread.withdrawnAt ? threadsWords[locale].withdrawnQuestion : thread.title,
    slug: thread.slug,
    status: threadStatus(thread, now),
    topic: { slug: thread.topic, name: topicName(thread.topic, locale) },
    territory: thread.territory,
    territoryName: thread.territory === null ? null : territoryName(thread.territory),
    seq,
    author: { handle: names.handles.get(thread.authorId) ?? unknownHandle },
    for: thread.for,
    createdAt: thread.createdAt.toISOString(),
    steps: {
      answeredAt: iso(steps.answeredAt),
      validatedAt: iso(steps.validatedAt),
      solvedAt: iso(steps.solvedAt),
      closedAt: iso(steps.closedAt),
    },
    answers: thread.answers.filter((answer) => !answer.withdrawnAt).length,
    solution: thread.solution?.answerId ?? null,
    isExample: thread.isExample,
    url: threadUrl(thread),
  }
}

/** What a list shows: the thread, and who vouches for its answers until when. */
export function presentThreadItem(
  thread: ThreadRecord,
  names: Names,
  now: Date,
  locale: Locale,
): ThreadItemDto {
  const validated = thread.answers.filter((answer) => isValidated(answer, now))
  const seals = validated.flatMap((answer) =>
    sealsInForce(answer, now).filter((seal) => seal.verdict === 'validated'),
  )
  const until = seals.reduce<Date | undefined>(
    (last, { validUntil }) => (!last || validUntil > last ? validUntil : last),
    undefined,
  )
  const agencies = new Map(seals.map(({ agencyId }) => [agencyId, names.agencies.get(agencyId)]))
  return {
    ...presentThread(thread, thread.stateSeq, names, now, locale),
    validatedBy: [...agencies.values()].filter((agency) => agency !== undefined),
    validUntil: until?.toISOString() ?? null,
    worked: Math.max(
      0,
      ...thread.answers.filter((answer) => !answer.withdrawnAt).map((answer) => answer.worked),
    ),
    lastActivityAt: thread.lastActivityAt.toISOString(),
  }
}

/** An answer in a list, under the title of its question. */
export function presentAnswerItem(
  answer: PostRecord,
  thread: ThreadRecord,
  names: Names,
  now: Date,
  locale: Locale,
): AnswerItemDto {
  const { title, topic, territoryName, isExample, url } = presentThread(
    thread,
    thread.stateSeq,
    names,
    now,
    locale,
  )
  const facts = thread.answers.find(({ id }) => id === answer._id)
  return {
    id: answer._id,
    question: title,
    topic,
    territoryName,
    createdAt: answer.createdAt.toISOString(),
    worked: facts?.worked ?? 0,
    seals: latestPerAgency(facts?.seals ?? []).flatMap((seal) => {
      const agency = names.agencies.get(seal.agencyId)
      if (!facts || !agency) return []
      return [
        {
          agency,
          verdict: seal.verdict,
          covers: 'whole' as const,
          state: sealState(seal, facts.revision, now),
          validUntil: seal.validUntil.toISOString(),
          createdAt: seal.createdAt.toISOString(),
        },
      ]
    }),
    isExample,
    url: `${url}#post-${answer.seq}`,
  }
}

/** A post as everybody may see it: by allow-list, and without words once withdrawn. */
export function presentPost(
  post: PostRecord,
  thread: Pick<ThreadRecord, 'answers'>,
  names: Names,
  seals: readonly SealDto[],
  now: Date,
): PostDto {
  const facts = thread.answers.find((answer) => answer.id === post._id)
  const agency = post.speaksFor && names.agencies.get(post.speaksFor.agencyId)
  return {
    id: post._id,
    threadId: post.threadId,
    seq: post.seq,
    kind: post.kind,
    author: { handle: names.handles.get(post.authorId) ?? unknownHandle },
    ...(post.speaksFor && agency && { speaksFor: { agency, role: post.speaksFor.role } }),
    bodyHtml: post.withdrawnAt ? '' : post.bodyHtml,
    createdAt: post.createdAt.toISOString(),
    ...(post.clientId !== undefined && { clientId: post.clientId }),
    ...(post.revision !== undefined && { revision: post.revision }),
    sources: post.withdrawnAt ? [] : post.sources.map((source) => presentSource(source, now)),
    seals: [...seals],
    ...(facts && { outcomes: presentOutcomes(facts) }),
    ...(post.withdrawnAt && { withdrawnAt: post.withdrawnAt.toISOString() }),
    ...(post.about !== undefined && { about: post.about }),
    ...(post.what !== undefined && { what: post.what }),
  }
}

export const presentOutcomes = ({ worked, didNot }: Pick<AnswerFacts, 'worked' | 'didNot'>): OutcomesDto => ({
  worked,
  didNot,
})

/** The names that these posts and threads need, to be looked up together. */
export function namesNeeded(threads: readonly ThreadRecord[], posts: readonly PostRecord[] = []) {
  return {
    people: [...threads.map(({ authorId }) => authorId), ...posts.map(({ authorId }) => authorId)],
    agencies: [
      ...threads.flatMap(({ answers }) =>
        answers.flatMap(({ seals }) => seals.map(({ agencyId }) => agencyId)),
      ),
      ...posts.flatMap(({ speaksFor }) => (speaksFor ? [speaksFor.agencyId] : [])),
    ],
  }
}
