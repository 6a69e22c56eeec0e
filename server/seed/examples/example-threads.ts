import type { ExampleThread } from './example.types.ts'
import { deathThreads } from './threads/death.ts'
import { familyThreads } from './threads/family.ts'
import { healthThreads } from './threads/health.ts'
import { housingThreads } from './threads/housing.ts'
import { paperThreads } from './threads/papers.ts'

/** Sixteen questions over real procedures. Each answer rests on words that stand in a sheet of the seed. */
export const exampleThreads: readonly ExampleThread[] = [
  ...deathThreads,
  ...familyThreads,
  ...healthThreads,
  ...housingThreads,
  ...paperThreads,
]
