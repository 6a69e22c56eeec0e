import type { SourceDto } from '../../api/sources.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { Tag } from '../status/Tag.tsx'
import { shortDate } from '../time/wording.ts'

export interface SourcesProps {
  sources: SourceDto[]
  locale: Locale
}

/** What an answer or a seal rests on. A sheet that has aged says so. Nothing without sources. */
export function Sources({ sources, locale }: SourcesProps) {
  if (sources.length === 0) return null
  return (
    <ul class="sources">
      {sources.map((source) => (
        <li
          key={
            'fiche' in source ? `${source.fiche}#${source.section ?? ''} ${source.quote ?? ''}` : source.url
          }
        >
          <Source source={source} locale={locale} />
        </li>
      ))}
    </ul>
  )
}

function Source({ source, locale }: { source: SourceDto; locale: Locale }) {
  const text = threadWords[locale]
  if (!('fiche' in source)) {
    return (
      <>
        <a href={source.url} rel="nofollow noopener">
          {siteOf(source.url)}
        </a>{' '}
        <span class="sources__fact">{text.readOn(shortDate(new Date(source.readAt), locale))}</span>
      </>
    )
  }
  return (
    <>
      <a href={source.url}>{source.title}</a>{' '}
      <span class="sources__fact">
        {text.fiche}, {text.edition(shortDate(new Date(source.edition), locale))}
      </span>
      {source.quote && <q class="sources__quote">{source.quote}</q>}
      {source.stale && (
        <Tag kind="wait" icon="clock">
          {text.stale}
        </Tag>
      )}
    </>
  )
}

/** `service-public.fr/…/F123` as its site and path, without what nobody reads. */
function siteOf(address: string): string {
  if (!URL.canParse(address)) return address
  const { hostname, pathname } = new URL(address)
  return `${hostname.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`
}
