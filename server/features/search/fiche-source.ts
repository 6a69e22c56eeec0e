import type { Fiche } from '../../../shared/api/fiches.ts'
import { ficheText, ficheUrl, findFiche, listFichesAfter } from '../fiches/index.ts'
import { topicsAbove } from '../topics/index.ts'
import type { Found, SearchSource } from './search-source.ts'
import { ficheDocument } from './searchable.rules.ts'

const PAGE = 50

/** Official sheets, each in its last edition. */
export const ficheSource: SearchSource = {
  name: 'fiche',
  kinds: ['fiche'],
  hasTitles: false, // they have words of their own
  async list(after) {
    const fiches = await listFichesAfter(after, PAGE)
    return { found: fiches.map(asFound), next: fiches.length === PAGE ? fiches.at(-1)?.id : undefined }
  },
  async read(id) {
    const fiche = await findFiche(id)
    return fiche ? asFound(fiche) : { id, version: 0, documents: [] }
  },
}

function asFound(fiche: Fiche): Found {
  const topicSlugs = [...new Set(fiche.topics.flatMap(topicsAbove))]
  return {
    id: fiche.id,
    version: 0,
    documents: [ficheDocument(fiche, ficheText(fiche), ficheUrl(fiche.id), topicSlugs)],
  }
}
