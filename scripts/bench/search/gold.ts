import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a query is written: each way is hard for a search in its own manner. */
export const queryKinds = [
  ...(['short', 'sentence', 'misspelt', 'unaccented', 'sms'] as const),
  ...(['acronym', 'place', 'everyday', 'greeting', 'first-person'] as const),
]
export type QueryKind = (typeof queryKinds)[number]

/** The search is tuned on one half of what we know, and judged on the other. */
export const parts = ['tuning', 'test'] as const
export type Part = (typeof parts)[number]

/** 2: it answers; 1: it helps. */
export type Grade = 1 | 2

/** A query of the gold set, and what should come. */
export interface GoldQuery {
  q: string
  kind: QueryKind
  part: Part
  /** By `goldKey`. */
  grades: ReadonlyMap<string, Grade>
}

/**
 * What a sheet is called in the gold set: its number alone. The same sheet stands in several audiences under one number, and
 * each of them answers as well. An example question goes by its slug.
 */
export const goldKey = (id: string): string => /^[a-z]+-([FN]\d+)$/.exec(id)?.[1] ?? id

/**
 * The part of what rests on this key. Fixed before anything was tuned. All queries for one sheet are in one part, so that what
 * was learnt about a sheet is never judged by that sheet.
 */
export const partOf = (key: string): Part =>
  (createHash('sha256').update(key).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'test'

/** The queries of `queries.tsv`. @throws Error naming the line that cannot be read */
export const readGoldQueries = (): GoldQuery[] => readTable('queries.tsv').map(goldQuery)

function goldQuery({ fields: [kind, q = '', best = '', helpful = ''], where }: TableLine): GoldQuery {
  const known = queryKinds.find((name) => name === kind)
  const answers = best.split(' ').filter(Boolean)
  if (known === undefined) throw new Error(`${where}: no such kind: ${kind ?? ''}`)
  if (q === '' || answers[0] === undefined) throw new Error(`${where}: a query, and what answers it`)
  const graded = (ids: string[], grade: Grade) => ids.map((id): [string, Grade] => [goldKey(id), grade])
  return {
    q,
    kind: known,
    part: partOf(answers[0]),
    grades: new Map([...graded(helpful.split(' ').filter(Boolean), 1), ...graded(answers, 2)]),
  }
}

/** A query that a group of synonyms was made for, and was not made from. */
export interface SynonymQuery {
  group: string
  q: string
  grades: ReadonlyMap<string, Grade>
}

/** The queries of `synonyms.tsv`. @throws Error naming the line that cannot be read */
export const readSynonymQueries = (): SynonymQuery[] =>
  readTable('synonyms.tsv').map(({ fields: [group, q, best], where }) => {
    if (!group || !q || !best) throw new Error(`${where}: a group, a query, and what answers it`)
    return { group, q, grades: new Map(best.split(' ').map((key) => [goldKey(key), 2])) }
  })

export interface TableLine {
  fields: string[]
  /** For whoever has to mend it: `queries.tsv:12`. */
  where: string
}

/** The lines of a file beside this one, without its comments. */
export function readTable(name: string): TableLine[] {
  const lines = readFileSync(join(import.meta.dirname, name), 'utf8').split('\n')
  return lines.flatMap((line, index) =>
    line === '' || line.startsWith('#') ? [] : [{ fields: line.split('\t'), where: `${name}:${index + 1}` }],
  )
}
