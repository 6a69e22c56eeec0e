import type { Fiche } from '../../../shared/api/fiches.ts'
import { countFiches, insertFiches, listEditions, retireEditions } from './fiche.repo.ts'
import { planImport } from './fiche.rules.ts'
import { packedFiches, type FicheSource } from './packed-fiches.ts'

export interface ImportOptions {
  /** Told after each batch how many sheets of how many are in. */
  onProgress?: (done: number, total: number) => void
  /** Ends the import after the batch at hand; the next import goes on from there. */
  signal?: AbortSignal
}

const BATCH = 64

/**
 * Puts in the sheets that come with Palier, a small batch at a time, so that pages are served meanwhile. Repeated, it
 * changes nothing.
 * @returns how many were new
 */
export async function importFiches(options: ImportOptions = {}): Promise<number> {
  const source = packedFiches()
  // Once all are in, the next start need not unpack them to see it.
  if ((await countFiches()) >= source.count) return 0
  return importFrom(source, options)
}

/**
 * Puts in the sheets of a source. A later edition takes the place of the one before, which stays for what was quoted
 * from it; a sheet that the source no longer has stays as it is.
 * @returns how many editions were new
 */
export async function importFrom(
  source: FicheSource,
  { onProgress, signal }: ImportOptions,
): Promise<number> {
  let done = 0
  let inserted = 0
  let batch: Fiche[] = []
  const flush = async () => {
    const plan = planImport(await listEditions(batch.map(({ id }) => id)), batch)
    await insertFiches(plan.insert)
    await retireEditions(plan.retire)
    inserted += plan.insert.length
    done += batch.length
    batch = []
    onProgress?.(done, source.count)
  }
  for await (const line of source.lines) {
    if (signal?.aborted) return inserted
    // The pack was checked against the schema when it was made.
    batch.push(JSON.parse(line) as Fiche)
    if (batch.length === BATCH) await flush()
  }
  if (batch.length > 0) await flush()
  return inserted
}
