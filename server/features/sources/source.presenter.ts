import type { SourceDto } from '../../../shared/api/sources.ts'
import { ficheUrl, isStaleEdition } from '../fiches/index.ts'
import type { SourceRecord } from './source.model.ts'

/** A source as readers see it: what it is, where it leads, and whether it has grown old. */
export function presentSource(source: SourceRecord, now: Date): SourceDto {
  if (source.fiche === undefined)
    return { url: source.url ?? '', readAt: (source.readAt ?? now).toISOString().slice(0, 10) }
  return {
    fiche: source.fiche,
    edition: source.edition ?? '',
    ...(source.section !== undefined && { section: source.section }),
    ...(source.quote !== undefined && { quote: source.quote }),
    title: source.title ?? source.fiche,
    url: ficheUrl(source.fiche, source.section),
    stale: isStaleEdition(source.edition ?? '', now),
  }
}

/** A source as one types it, for a form that edits it. */
export function sourceText({ fiche, section, quote, url, readAt }: SourceRecord): string {
  if (fiche === undefined) return `${url ?? ''} ${readAt?.toISOString().slice(0, 10) ?? ''}`.trim()
  return `${fiche}${section === undefined ? '' : `#${section}`}${quote === undefined ? '' : ` ${quote}`}`
}
