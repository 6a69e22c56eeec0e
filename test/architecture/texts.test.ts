import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFiles } from '../support/project.ts'

type Words = Record<string, unknown>
type Catalogue = { name: string; fr: Words; en: Words }

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null
const isCatalogue = (value: unknown): value is { fr: Words; en: Words } =>
  isWords(value) && isWords(value['fr']) && isWords(value['en'])

/** Every catalogue that a file of `shared/text/` exports, found by its shape: nobody has to register one. */
async function catalogues(): Promise<Catalogue[]> {
  const found: Catalogue[] = []
  for (const { path } of projectFiles(['shared/text'])) {
    if (path === 'shared/text/words.ts' || path.endsWith('.test.ts')) continue
    const exported = (await import(pathToFileURL(resolve(path)).href)) as Words
    const here = Object.entries(exported).filter(([, value]) => isCatalogue(value))
    assert.notEqual(here.length, 0, `${path} exports no catalogue of words`)
    for (const [name, value] of here)
      found.push({ name: `${path} ${name}`, ...(value as { fr: Words; en: Words }) })
  }
  return found
}

/** What to call a text with, to see where its values end up; the first kind that both languages accept is used. */
const SPECIMENS: ((index: number) => unknown)[] = [
  (index) => `«${index}»`,
  (index) => 301 + index,
  (index) => new Date(Date.UTC(2031 + index, 0, 15, 12)),
  (index) => [`«${index}»`, `«${index}»`],
]

/** Which values appear in what the text says; undefined when the text refuses that kind of value. */
function placesOf(
  text: (...values: unknown[]) => unknown,
  specimen: (index: number) => unknown,
): string[] | undefined {
  const values = Array.from({ length: text.length }, (_, index) => specimen(index))
  let said: string
  try {
    said = String(text(...values))
  } catch {
    return undefined // a text for dates is not a text for words: the next kind is tried
  }
  const marks = values.map((value) =>
    value instanceof Date ? String(value.getUTCFullYear()) : String(value),
  )
  return marks.map((mark) => (said.includes(mark) ? mark : 'absent'))
}

/** A blank before a high mark, or inside French quotation marks, at which a line may break. */
const loose = /[^\s] [?!;:»%€](?![\w])|« /u

/** What a text says in French, with whatever values it takes. */
function saidInFrench(text: unknown): string {
  if (typeof text === 'string') return text
  if (typeof text !== 'function') return ''
  for (const specimen of SPECIMENS) {
    try {
      return String(text(...Array.from({ length: text.length }, (_, index) => specimen(index))))
    } catch {
      continue // a text for dates is not a text for words: the next kind is tried
    }
  }
  return ''
}

/** What is wrong with a pair of texts, or undefined. */
function fault(fr: unknown, en: unknown): string | undefined {
  if (typeof fr === 'string' && typeof en === 'string') {
    if (fr.trim() === '' || en.trim() === '') return 'is empty'
    return fr === en && fr.split(/\s+/).length > 3 ? 'is the same sentence twice' : undefined
  }
  if (typeof fr !== 'function' || typeof en !== 'function')
    return 'is words in one language and values in the other'
  if (fr.length !== en.length) return `takes ${fr.length} values in French and ${en.length} in English`
  for (const specimen of SPECIMENS) {
    const places = [fr, en].map((text) => placesOf(text as (...values: unknown[]) => unknown, specimen))
    if (places[0] && places[1]) {
      return String(places[0]) === String(places[1])
        ? undefined
        : 'does not say the same values in both languages'
    }
  }
  return undefined
}

describe('every text', () => {
  it('is there in French and in English, with the same values', async () => {
    const faults = (await catalogues()).flatMap(({ name, fr, en }) =>
      [...new Set([...Object.keys(fr), ...Object.keys(en)])].flatMap((key) => {
        const wrong = fault(fr[key], en[key])
        return wrong === undefined ? [] : [`${name}.${key} ${wrong}`]
      }),
    )
    assert.deepEqual(faults, [])
  })

  it('keeps its high marks with their word in French', async () => {
    const torn = (await catalogues()).flatMap(({ name, fr }) =>
      Object.entries(fr).flatMap(([key, text]) => (loose.test(saidInFrench(text)) ? [`${name}.${key}`] : [])),
    )
    assert.deepEqual(torn, [])
    assert.match('Et après ?', loose)
    assert.doesNotMatch('Et après\u00a0?', loose)
  })

  it('is refused when a language is missing, empty, copied or says other values', () => {
    const greet = (name: string) => `Bonjour ${name}`
    assert.equal(fault('Demander', undefined), 'is words in one language and values in the other')
    assert.equal(fault('Demander', ' '), 'is empty')
    assert.equal(fault('Poser une question ici', 'Poser une question ici'), 'is the same sentence twice')
    assert.equal(
      fault(greet, () => 'Hello'),
      'takes 1 values in French and 0 in English',
    )
    assert.equal(
      fault(greet, (_name: string) => 'Hello'),
      'does not say the same values in both languages',
    )
    assert.equal(
      fault(greet, (name: string) => `Hello ${name}`),
      undefined,
    )
  })
})
