export interface FicheSourceDto {
  fiche: string
  edition: string
  section?: string
  quote?: string
  title: string
  url: string
  /** The sheet is older than a year: what it says may have changed. */
  stale: boolean
}
export interface LinkSourceDto {
  url: string
  readAt: string
}
export type SourceDto = FicheSourceDto | LinkSourceDto
