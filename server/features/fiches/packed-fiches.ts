import { z } from 'zod'
import { readPacked, readPackedLines } from '../../packed-content.ts'

/** A set of sheets to be imported, one as JSON on each line. */
export interface FicheSource {
  count: number
  lines: AsyncIterable<string>
}

const about = z
  .object({ count: z.number().int(), copiedOn: z.string() })
  .parse(JSON.parse(readPacked('fiches-about.json.br')))

/** The day on which the sheets that come with Palier were copied, `2020-11-12`. */
export const copiedOn: string = about.copiedOn

/** The sheets that come with Palier. */
export const packedFiches = (): FicheSource => ({
  count: about.count,
  lines: readPackedLines('fiches.ndjson.br'),
})
