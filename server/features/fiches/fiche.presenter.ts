import type { FicheDto } from '../../../shared/api/fiches.ts'
import type { FicheShown } from './show-fiche.ts'

/** A sheet whole, with its date, and its source in one address. */
export const presentFiche = ({ fiche, stale }: FicheShown): FicheDto => ({
  ...fiche,
  date: fiche.edition,
  source: fiche.url,
  stale,
})
