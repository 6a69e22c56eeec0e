import type { Inline } from '../../shared/api/fiches.ts'
import { attribute, tidy, wordsOf, type XmlNode } from './element.ts'

const HOST = 'www.service-public.gouv.fr'

/**
 * The address as it is today: service-public moved to service-public.gouv.fr in October 2025. Only the host is
 * changed; that every path was kept has not been verified.
 * @returns undefined for what is not a web, mail or telephone address
 */
export function currentAddress(address: string): string | undefined {
  const trimmed = address.trim().replaceAll(' ', '%20')
  if (/^(mailto|tel):/i.test(trimmed)) return trimmed
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined
  const url = new URL(trimmed)
  if (!/(^|\.)service-public\.fr$/.test(url.hostname)) return trimmed
  url.protocol = 'https:'
  url.hostname = url.hostname
    .replace(/service-public\.fr$/, 'service-public.gouv.fr')
    .replace(/^service/, 'www.service')
  return url.href
}

/** The page of a publication on the official site, when the sheet does not name one. */
export const officialAddress = (audience: string, id: string): string =>
  `https://${HOST}/${audience === 'professionnels' ? 'professionnels-entreprises' : audience}/vosdroits/${id}`

/** What a sheet needs to know of the others, and of itself, to resolve a link. */
export interface LinkTargets {
  audience: string
  hasFiche(id: string): boolean
  /** Keys of the definitions and abbreviations of this sheet. */
  definitions: ReadonlySet<string>
  /** Addresses of the services that this sheet lists, by their number. */
  services: ReadonlyMap<string, string>
}

/** A link inside a paragraph: to a sheet of ours, to a definition, to an outside address, or its words alone. */
export function readLink(node: XmlNode, targets: LinkTargets): Inline {
  const text = wordsOf(node)
  const external = node.name === 'LienExterne' ? currentAddress(attribute(node, 'URL')) : undefined
  if (external) return { href: external, text }
  const id = attribute(node, 'LienPublication') || attribute(node, 'LienID')
  const audience = (attribute(node, 'audience') || targets.audience).toLowerCase()
  const fiche = `${audience}-${id}`
  if (targets.hasFiche(fiche)) return { fiche, text }
  const key = id.toLowerCase()
  if (targets.definitions.has(key)) return { define: key, text }
  const service = targets.services.get(id)
  if (service) return { href: service, text }
  return /^[FN]\d+$/.test(id) ? { href: officialAddress(audience, id), text } : text
}

/** Joins neighbours of plain words, and takes the blanks off both ends. */
export function joinWords(parts: Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = tidy(last + part)
    else joined.push(part)
  }
  const first = joined[0]
  if (typeof first === 'string') joined[0] = first.trimStart()
  const last = joined.at(-1)
  if (typeof last === 'string') joined[joined.length - 1] = last.trimEnd()
  return joined.filter((part) => part !== '')
}
