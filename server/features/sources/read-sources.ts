import { Invalid, type WrongField } from '../../errors.ts'
import { findFicheSection } from '../fiches/index.ts'
import type { SourceRecord } from './source.model.ts'

/**
 * Reads sources as people name them: `particuliers-F16507#section words quoted`, or `https://… 2026-11-24`.
 * @throws Invalid for a sheet that does not exist, words that do not stand there, or an address without a date
 */
export async function readSources(texts: readonly string[], now: Date): Promise<SourceRecord[]> {
  return Promise.all(
    texts.map(async (text) => {
      const read = await readSource(text, now)
      if ('code' in read) throw new Invalid([read])
      return read
    }),
  )
}

async function readSource(text: string, now: Date): Promise<SourceRecord | WrongField> {
  return /^https?:\/\//i.test(text) ? readLink(text, now) : readFiche(text)
}

function readLink(text: string, now: Date): SourceRecord | WrongField {
  const [address = '', date = '', ...rest] = text.split(/\s+/)
  if (!URL.canParse(address)) return { field: 'sources', code: 'url' }
  const readAt = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined
  // Tomorrow in Paris may have begun while it is still today in UTC.
  const latest = now.getTime() + 86_400_000
  if (rest.length > 0 || !readAt || Number.isNaN(readAt.getTime()) || readAt.getTime() > latest) {
    return { field: 'sources', code: 'source-date' }
  }
  return { url: new URL(address).href, readAt }
}

async function readFiche(text: string): Promise<SourceRecord | WrongField> {
  const [, fiche = '', section, quote] = /^([\w-]+)(?:#([\w-]*))?(?:\s+(.+))?$/s.exec(text) ?? []
  const found = await findFicheSection(fiche, section || undefined, quote)
  if (found === 'no-fiche' || found === 'no-section') return { field: 'sources', code: 'unknown-source' }
  if (found === 'no-quote') return { field: 'sources', code: 'quote-not-found' }
  return {
    fiche,
    edition: found.edition,
    title: found.title,
    ...(section && { section }),
    ...(quote !== undefined && { quote: quote.trim() }),
  }
}
