import type { CollectiveDto } from '../../api/collectives.ts'
import type { ThreadDto } from '../../api/threads.ts'

/** `passed-over`: something later was reached without it. */
export type StepState = 'done' | 'now' | 'passed-over' | 'to-come'

export interface Step<Name extends string = string> {
  name: Name
  state: StepState
  /** When it was reached, ISO 8601; null where it was not, or where nobody noted it. */
  at: string | null
}

export type ThreadStep = 'open' | 'answered' | 'validated' | 'solved'
export type CollectiveStep = CollectiveDto['status']

/** The four steps of a question. A closed one stands on none of them: they are what was reached before. */
export function threadSteps({ status, createdAt, steps }: Pick<ThreadDto, 'status' | 'createdAt' | 'steps'>) {
  const reached: { name: ThreadStep; at: string | null }[] = [
    { name: 'open', at: createdAt },
    { name: 'answered', at: steps.answeredAt },
    { name: 'validated', at: steps.validatedAt },
    { name: 'solved', at: steps.solvedAt },
  ]
  const current =
    status === 'closed'
      ? reached.findLastIndex(({ at }) => at !== null) + 1
      : reached.findIndex(({ name }) => name === status)
  return reached.map(({ name, at }, index): Step<ThreadStep> => {
    if (index > current || (status === 'closed' && index === current))
      return { name, at: null, state: 'to-come' }
    if (index === current) return { name, at, state: 'now' }
    return { name, at, state: at === null ? 'passed-over' : 'done' }
  })
}

/** The three steps of a collective; the date of the second is that of the first recognition that stands. */
export function collectiveSteps({
  status,
  createdAt,
  recognitions,
}: Pick<CollectiveDto, 'status' | 'createdAt' | 'recognitions'>) {
  const recognised = recognitions
    .filter(({ state }) => state === 'recognised')
    .map(({ decidedAt }) => decidedAt)
    .filter((at) => at !== undefined)
    .sort()
  const reached: { name: CollectiveStep; at: string | null }[] = [
    { name: 'listed', at: createdAt },
    { name: 'recognised', at: recognised[0] ?? null },
    { name: 'partner', at: null },
  ]
  const current = reached.findIndex(({ name }) => name === status)
  return reached.map(({ name, at }, index): Step<CollectiveStep> => {
    if (index > current) return { name, at: null, state: 'to-come' }
    return { name, at, state: index === current ? 'now' : 'done' }
  })
}
