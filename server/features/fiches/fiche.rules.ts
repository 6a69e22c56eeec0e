import type { Block, Fiche, Inline, Section } from '../../../shared/api/fiches.ts'

/** The path of a sheet's page, or of one of its sections. */
export const ficheUrl = (id: string, section?: string): string =>
  `/fiches/${id}${section === undefined ? '' : `#${section}`}`

/** Is an edition (a date, `2020-06-23`) older than a year? What it says may have changed since. */
export function isStaleEdition(edition: string, now: Date): boolean {
  const limit = new Date(`${edition}T00:00:00Z`)
  limit.setUTCFullYear(limit.getUTCFullYear() + 1)
  return limit.getTime() < now.getTime()
}

/** The section of that anchor, wherever it stands. */
export function findSection(sections: readonly Section[], anchor: string): Section | undefined {
  for (const section of sections) {
    if (section.anchor === anchor) return section
    const inside = findSection(sectionsIn(section.blocks), anchor)
    if (inside) return inside
  }
  return undefined
}

function sectionsIn(blocks: readonly Block[]): Section[] {
  return blocks.flatMap((block): Section[] => {
    switch (block.kind) {
      case 'section':
        return [block.section]
      case 'cases':
        return block.cases
      case 'steps':
        return block.steps
      case 'note':
        return sectionsIn(block.blocks)
      case 'list':
        return block.items.flatMap(sectionsIn)
      default:
        return []
    }
  })
}

/** All the words of a section on one line, in the order in which they are read; those of its title first. */
export const sectionText = (section: Section): string =>
  [section.title, blocksText(section.blocks)].filter(Boolean).join(' ')

/** All the words of a sheet on one line, its title and the lists beside the text left out. */
export const ficheText = (fiche: Pick<Fiche, 'sections'>): string => fiche.sections.map(sectionText).join(' ')

function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join(' ')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text.map(inlineText).join('')
    case 'list':
      return block.items.map(blocksText).join(' ')
    case 'section':
      return sectionText(block.section)
    case 'cases':
      return block.cases.map(sectionText).join(' ')
    case 'steps':
      return block.steps.map(sectionText).join(' ')
    case 'table': {
      const rows = [...block.head, ...block.rows].flat().map((cell) => blocksText(cell.blocks))
      return [block.title, ...rows].filter(Boolean).join(' ')
    }
    case 'note':
      return [block.title, blocksText(block.blocks)].filter(Boolean).join(' ')
    case 'service':
    case 'contact':
      return ''
  }
}

function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline
  if ('strong' in inline) return inline.strong.map(inlineText).join('')
  if ('sup' in inline) return inline.sup
  if ('sub' in inline) return inline.sub
  return inline.text
}

/**
 * Do these words stand there, in this order, none of them cut (`5 ans` does not stand in `55 ans`)? What a keyboard, a
 * browser or a phone changes when one copies does not count: blanks and line ends, the shape of quotation marks,
 * apostrophes and dashes.
 */
export function standsIn(quote: string, text: string): boolean {
  const words = asCopied(quote)
  const whole = asCopied(text)
  if (words === '') return false
  for (let at = whole.indexOf(words); at !== -1; at = whole.indexOf(words, at + 1)) {
    const cut = cutsWord(whole, at) || cutsWord(whole, at + words.length)
    if (!cut) return true
  }
  return false
}

/** Does a word or a number go on across this place? */
const cutsWord = (text: string, at: number): boolean => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1))

const asCopied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[‘’‛ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .replaceAll('…', '...')
    .replace(/[\s\u200b\u2060]+/g, ' ')
    // French sets a blank inside quotation marks and before high signs; other keyboards do not.
    .replace(/ ?(["?!;:»%€]) ?/g, '$1')
    .trim()

/** Words by which a title is found when the search engine is down: no accents, no case, no words of one letter. */
export function titleWords(text: string): string[] {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .split(/[^a-z0-9]+/)
  return [...new Set(words.filter((word) => word.length > 1 && !LITTLE_WORDS.has(word)))]
}

// Half of all titles hold one of these: a search for them would read half of the index.
const LITTLE_WORDS = new Set(
  'au aux ce ces comment dans de des du elle en est et il je la le les leur lors ma mes mon ne nos notre on ou par pas peut pour qu que quel quelle quelles quels qui quoi sa se ses son sont sur ta tes ton un une vos votre vous'.split(
    ' ',
  ),
)

/** Titles with most of these words first, and of those the shorter: it says little else. */
export function rankTitles<T extends { words: readonly string[] }>(
  titles: readonly T[],
  typed: readonly string[],
): T[] {
  const common = (words: readonly string[]) => typed.filter((word) => words.includes(word)).length
  return titles.toSorted((a, b) => common(b.words) - common(a.words) || a.words.length - b.words.length)
}

/** What an import has to do with some sheets, given what is stored of them. */
export interface ImportPlan {
  /** Those to insert, `current` when no later edition is stored. */
  insert: { fiche: Fiche; current: boolean }[]
  /** Editions that are no longer the last: to be kept, for what was quoted from them, and no longer listed. */
  retire: { id: string; edition: string }[]
}

export interface StoredEdition {
  id: string
  edition: string
  current: boolean
}

/** Compares what comes with what is there, so that an import cut off anywhere is finished by the next. */
export function planImport(stored: readonly StoredEdition[], incoming: readonly Fiche[]): ImportPlan {
  const plan: ImportPlan = { insert: [], retire: [] }
  for (const fiche of incoming) {
    const known = stored.filter(({ id }) => id === fiche.id)
    // Editions are ISO dates: the order of their letters is that of time.
    const last = [...known.map(({ edition }) => edition), fiche.edition].toSorted().at(-1)
    if (!known.some(({ edition }) => edition === fiche.edition))
      plan.insert.push({ fiche, current: fiche.edition === last })
    for (const { id, edition, current } of known)
      if (current && edition !== last) plan.retire.push({ id, edition })
  }
  return plan
}
