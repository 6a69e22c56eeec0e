import type { Block, Fiche, Section } from '../../shared/api/fiches.ts'
import { importFrom } from '../../server/features/fiches/import-fiches.ts'

let made = 0

/** A paragraph of plain words. */
export const aParagraph = (...words: string[]): Block => ({ kind: 'text', text: words })

export const aSection = (anchor: string, title: string, ...blocks: Block[]): Section => ({
  anchor,
  title,
  blocks,
})

/** A sheet of its own number, under no topic, with one section called `regle`. */
export function aFiche(change: Partial<Fiche> = {}): Fiche {
  // Beyond the numbers of real sheets.
  const number = `F${1_000_000 + ++made}`
  return {
    id: `particuliers-${number}`,
    edition: '2020-03-09',
    audience: 'particuliers',
    kind: 'information',
    title: `Une démarche ${number}`,
    description: '',
    breadcrumb: [],
    topics: [],
    url: `https://www.service-public.gouv.fr/particuliers/vosdroits/${number}`,
    sections: [aSection('regle', 'La règle', aParagraph('Vous devez avoir au moins 55 ans.'))],
    steps: false,
    contacts: [],
    services: [],
    definitions: [],
    links: [],
    laws: [],
    questions: [],
    related: [],
    ...change,
  }
}

/** Puts sheets in, as an import does. */
export async function importSome(...fiches: Fiche[]): Promise<number> {
  async function* lines() {
    for (const fiche of fiches) yield JSON.stringify(fiche)
  }
  return importFrom({ count: fiches.length, lines: lines() }, {})
}

/** A sheet that is in the store. */
export async function createFiche(change: Partial<Fiche> = {}): Promise<Fiche> {
  const fiche = aFiche(change)
  await importSome(fiche)
  return fiche
}
