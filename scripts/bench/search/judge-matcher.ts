import type { SearchDocument } from '../../../server/adapters/search/search.port.ts'
import { threadDocuments } from '../../../server/features/search/searchable.rules.ts'
import { pairsOf, type QuestionGroup } from './question-pairs.ts'

/** Does it say that two titles ask the same? */
export type Matcher = (a: string, b: string) => boolean

/** How often it is right when it says so, and how much of what is the same it sees; each from 0 to 1. */
export interface Agreement {
  pairs: number
  precision: number
  recall: number
}

/** A matcher before all pairs of these groups. */
export function judgeMatcher(matcher: Matcher, groups: readonly QuestionGroup[]): Agreement {
  const pairs = groups.flatMap(pairsOf)
  const said = pairs.filter(({ a, b }) => matcher(a, b))
  return agreement(
    pairs.length,
    said.filter(({ same }) => same).length,
    said.length,
    pairs.filter(({ same }) => same).length,
  )
}

/** What the product shows for a title: the titles that it takes for the same question. */
export type FindSame = (title: string) => Promise<string[]>

/**
 * The whole way of a title that is being asked, where the first question of every group was asked before, and those that ask for
 * something else (`askedBefore`): each other wording should bring the first one of its group, alone.
 */
export async function judgeFinding(findSame: FindSame, groups: readonly QuestionGroup[]): Promise<Agreement> {
  let [asked, shown, right] = [0, 0, 0]
  for (const {
    same: [first, ...wordings],
  } of groups)
    for (const wording of wordings) {
      const found = await findSame(wording)
      asked += 1
      shown += found.length
      right += found.filter((title) => title === first).length
    }
  return agreement(asked, right, shown, asked)
}

const agreement = (pairs: number, right: number, said: number, same: number): Agreement => ({
  pairs,
  precision: said === 0 ? 1 : right / said,
  recall: right / same,
})

/** Threads with the first question of each group, and with those that ask for something else. */
export const askedBefore = (groups: readonly QuestionGroup[]): SearchDocument[] =>
  groups
    .flatMap(({ same, other }) => [...same.slice(0, 1), ...other])
    .flatMap((title, index) =>
      threadDocuments({
        id: `question-${index}`,
        title,
        url: `/threads/question-${index}`,
        status: 'open',
        topicSlugs: [],
        territories: [],
        createdAt: new Date('2026-01-05T09:00:00Z'),
        isExample: false,
        questionHtml: '',
        answers: [],
      }),
    )
