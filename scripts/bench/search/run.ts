/**
 * `npm run bench:search [-- --misses tuning] [--groups]`: how well the search finds what people mean, by the gold set of this folder, for
 * each part of it and each way in which people write; then how well it sees that a question was asked before. `--misses` shows the queries of a part whose answer is not among the first
 * three: look at those of the tuning part alone. `--groups` asks for each group of synonyms what it brings. The filled index is kept in `.palier/bench-search`.
 * With `MEILI_EMBEDDER_URL` and what goes with it, meaning helps words: run it with and without to compare.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { indexSettings } from '../../../server/adapters/search/index-settings.ts'
import type { SearchIndex } from '../../../server/adapters/search/search.port.ts'
import { readConfig } from '../../../server/config.ts'
import { findSimilarQuestions } from '../../../server/features/search/find-similar-questions.ts'
import { askTheSame } from '../../../server/features/search/similar-questions.rules.ts'
import { quantile } from '../statistics.ts'
import { askGold, type Asked } from './ask-gold.ts'
import { askSynonyms, type GroupEffect } from './ask-synonyms.ts'
import { parts, queryKinds, readGoldQueries, readSynonymQueries, type Part } from './gold.ts'
import { qualityOf, succeedsAt3 } from './measures.ts'
import { judgeFinding, judgeMatcher } from './judge-matcher.ts'
import { openGoldIndex } from './open-gold-index.ts'
import { readQuestionGroups } from './question-pairs.ts'

const { values } = parseArgs({ options: { misses: { type: 'string' }, groups: { type: 'boolean' } } })

const { embedder } = readConfig()
const gold = await openGoldIndex(join(process.cwd(), '.palier/bench-search'), indexSettings, embedder)
try {
  const queries = readGoldQueries()
  await askGold(gold.index, queries.slice(0, 50)) // an engine that has just started reads its pages from disk
  const asked = await askGold(gold.index, queries)
  for (const part of parts)
    console.log(`\n${part}\n${tableOf(asked.filter(({ query }) => query.part === part))}`)
  const part = parts.find((name) => name === values.misses)
  if (part) showMisses(asked, part)
  if (values.groups) showGroups(await askSynonyms(gold.index, readSynonymQueries()))
  console.log(`\n${await similarTable(gold.questions)}`)
} finally {
  await gold.close()
}

function tableOf(asked: readonly Asked[]): string {
  const rows = [
    ...queryKinds.map((kind) => [kind, asked.filter(({ query }) => query.kind === kind)] as const),
  ]
  const lines = [...rows, ['all', asked] as const].map(([name, some]) => {
    const { queries, ndcg10, success3, empty } = qualityOf(some)
    const times = some.map(({ ms }) => ms)
    const figures = [ndcg10, success3, empty].map((value) => value.toFixed(3))
    return [name, String(queries), ...figures, ...[0.5, 0.95].map((q) => quantile(times, q).toFixed(1))]
  })
  return [['kind', 'queries', 'NDCG@10', 'success@3', 'empty', 'p50 ms', 'p95 ms'], ...lines]
    .map(([name = '', ...cells]) => name.padEnd(13) + cells.map((cell) => cell.padStart(10)).join(''))
    .join('\n')
}

async function similarTable(index: SearchIndex): Promise<string> {
  const context = { now: new Date(), locale: 'fr' } as const
  const findSame = async (title: string) =>
    (await findSimilarQuestions(index, context, title)).same.map((hit) => hit.title)
  const rows: string[][] = [['similar questions', 'pairs', 'precision', 'recall']]
  for (const part of parts) {
    const groups = readQuestionGroups().filter((group) => group.part === part)
    const judged = {
      'two titles': judgeMatcher(askTheSame, groups),
      'as shown': await judgeFinding(findSame, groups),
    }
    for (const [how, { pairs, precision, recall }] of Object.entries(judged))
      rows.push([`${part}, ${how}`, String(pairs), precision.toFixed(3), recall.toFixed(3)])
  }
  return rows
    .map((cells) => cells.map((cell, column) => (column ? cell.padStart(11) : cell.padEnd(22))).join(''))
    .join('\n')
}

function showMisses(asked: readonly Asked[], part: Part): void {
  for (const { query, found, grades } of asked) {
    if (query.part !== part || succeedsAt3({ found, grades })) continue
    const wanted = [...grades].flatMap(([key, grade]) => (grade === 2 ? [key] : []))
    const place = found.findIndex((key) => wanted.includes(key)) + 1
    console.log(
      `${query.kind} | ${query.q} | ${wanted.join(' ')} | ${place > 0 ? `at ${place}` : 'not found'}`,
    )
  }
}

/** Groups that bring nothing are listed first: they may go, or their queries are found by other means. */
function showGroups(effects: readonly GroupEffect[]): void {
  const total = (of: (effect: GroupEffect) => number) => effects.reduce((sum, effect) => sum + of(effect), 0)
  const queries = total((effect) => effect.queries)
  const share = (count: number) => (count / queries).toFixed(3)
  console.log(`\nsynonyms: ${effects.length} groups, ${queries} queries`)
  console.log(
    `success@3 ${share(total(({ on }) => on))}, each group switched off ${share(total(({ off }) => off))}`,
  )
  for (const { group, queries: asked, on, off } of effects.toSorted((a, b) => a.on - a.off - (b.on - b.off)))
    console.log(`${group.padEnd(24)} ${on} of ${asked}, off ${off}`)
}
