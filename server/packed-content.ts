import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'
import { packageRoot } from './package-root.ts'

/** What `scripts/build-seed.ts` and `scripts/build-vocabulary.ts` write; `server/seed/SOURCES.md` says where it comes from. */
export type PackedFile =
  | 'territories.tsv.br'
  | 'topics.json.br'
  | 'fiches.ndjson.br'
  | 'fiches-about.json.br'
  | 'vocabulary.tsv.br'

const pathOf = (name: PackedFile): string => join(packageRoot, 'server/seed', name)

/** A packed file, whole, as text. */
export const readPacked = (name: PackedFile): string =>
  brotliDecompressSync(readFileSync(pathOf(name))).toString()

/** The lines of a packed file that is too big to be held whole; closed when the reader leaves the loop. */
export async function* readPackedLines(name: PackedFile): AsyncGenerator<string> {
  const source = createReadStream(pathOf(name))
  const unpacked = source.pipe(createBrotliDecompress())
  // A pipe does not hand on what breaks at its start.
  source.on('error', (error) => unpacked.destroy(error))
  try {
    yield* createInterface({ input: unpacked, crlfDelay: Infinity })
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}
