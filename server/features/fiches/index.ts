/**
 * Official sheets of service-public: read, listed by topic, found by title, and quoted as a source. A sheet is what its
 * edition said; what was quoted from an earlier one stays findable.
 */
export { countFiches, findFiche, listFichesAfter } from './fiche.repo.ts'
export { ficheText, ficheUrl, isStaleEdition } from './fiche.rules.ts'
export { findFicheSection } from './find-fiche-section.ts'
export { importFiches } from './import-fiches.ts'
export { listFichesOfTopic } from './list-fiches-of-topic.ts'
export { searchFicheTitles } from './search-fiche-titles.ts'
