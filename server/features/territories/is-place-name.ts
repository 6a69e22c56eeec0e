import { gazetteer } from './gazetteer.ts'

/** By folded name, the people of the largest commune, département or région of that name. */
const inhabitants = new Map<string, number>()
for (const { kind, folded, population } of gazetteer.values())
  if (kind !== 'EPCI') inhabitants.set(folded, Math.max(population, inhabitants.get(folded) ?? 0))

/** Is this, folded, the name of a place where at least so many people live? */
export const isPlaceName = (folded: string, people: number): boolean =>
  (inhabitants.get(folded) ?? 0) >= people
