import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { partOf, type Part } from './gold.ts'

/** Two questions, and whether who asks one is helped by the answers to the other. */
export interface QuestionPair {
  a: string
  b: string
  same: boolean
  part: Part
}

/** Questions on one matter: those that ask the same, and those that ask for something else. */
export interface QuestionGroup {
  part: Part
  same: string[]
  other: string[]
}

/** The groups of `questions.txt`. @throws Error naming the line that cannot be read */
export function readQuestionGroups(): QuestionGroup[] {
  const text = readFileSync(join(import.meta.dirname, 'questions.txt'), 'utf8')
  const groups = text
    .replace(/^#.*\n/gm, '')
    .trim()
    .split(/\n{2,}/)
  return groups.map((group) => {
    const [first = '', ...lines] = group.split('\n')
    const after = (mark: string) =>
      lines.flatMap((line) => (line.startsWith(mark) ? [line.slice(mark.length)] : []))
    const [same, other] = [after('= '), after('! ')]
    if (same.length + other.length !== lines.length)
      throw new Error(`questions.txt: a line without mark: ${group}`)
    return { part: partOf(first), same: [first, ...same], other }
  })
}

/** All pairs of a group, each once. */
export function pairsOf({ part, same, other }: QuestionGroup): QuestionPair[] {
  const pairs: QuestionPair[] = []
  const all = [...same, ...other]
  for (const [index, a] of all.entries())
    for (const [further, b] of all.slice(index + 1).entries())
      pairs.push({ a, b, same: index + 1 + further < same.length, part })
  return pairs
}
