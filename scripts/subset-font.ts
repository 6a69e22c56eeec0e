/**
 * Cuts the interface's font down to Latin with French, and writes it to `client/fonts/` with its licence.
 * Run by hand after a new release of the font; the result is committed. Prints the size.
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

type SubsetFont = (font: Buffer, text: string, options: { targetFormat: 'woff2' }) => Promise<Buffer>

const require = createRequire(import.meta.url)
// The package has no types of its own.
const subsetFont: SubsetFont = require('subset-font')

const SOURCE = '@fontsource-variable/atkinson-hyperlegible-next'
const TARGET = join(import.meta.dirname, '../client/fonts')
const MAX_BYTES = 40 * 1024

/** Printable ASCII, Latin-1 (French but for œ, Œ, Ÿ), and the punctuation and signs that texts here use. */
const characters = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...'ŒœŸ‐‑‒–—‘’‚“”„†•…‰‹›€™−×≠←↑→↓\u2009\u202f',
].join('')

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
}

const folder = dirname(require.resolve(`${SOURCE}/package.json`))
const whole = await readFile(join(folder, 'files/atkinson-hyperlegible-next-latin-wght-normal.woff2'))
const subset = await subsetFont(whole, characters, { targetFormat: 'woff2' })
if (subset.length > MAX_BYTES) throw new Error(`the subset has ${subset.length} bytes, ${MAX_BYTES} at most`)

await mkdir(TARGET, { recursive: true })
await writeFile(join(TARGET, 'atkinson-hyperlegible-next.woff2'), subset)
await copyFile(join(folder, 'LICENSE'), join(TARGET, 'OFL.txt'))
console.log(`atkinson-hyperlegible-next.woff2: ${subset.length} bytes`)
