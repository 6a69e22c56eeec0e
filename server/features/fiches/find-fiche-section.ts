import { findFiche } from './fiche.repo.ts'
import { ficheText, findSection, sectionText, standsIn } from './fiche.rules.ts'

/** What keeps a source from being named. */
export type Unfounded = 'no-fiche' | 'no-section' | 'no-quote'

/**
 * Does this quote stand in that section of a sheet, as it is on show?
 * @param section an anchor; without one, anywhere in the sheet
 * @param quote words as copied; without any, the section is named whole
 * @returns the edition and the title to be kept beside the source, or what is missing
 */
export async function findFicheSection(
  id: string,
  section?: string,
  quote?: string,
): Promise<{ edition: string; title: string; sectionTitle: string } | Unfounded> {
  const fiche = await findFiche(id)
  if (!fiche) return 'no-fiche'
  const found = section === undefined ? undefined : findSection(fiche.sections, section)
  if (section !== undefined && !found) return 'no-section'
  const text = found ? sectionText(found) : ficheText(fiche)
  if (quote !== undefined && !standsIn(quote, text)) return 'no-quote'
  return { edition: fiche.edition, title: fiche.title, sectionTitle: found?.title ?? '' }
}
