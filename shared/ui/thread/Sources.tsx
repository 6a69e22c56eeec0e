import type { FicheSourceDto, SourceDto } from '../../api/sources.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { Tag } from '../status/Tag.tsx'
import { shortDate } from '../time/wording.ts'

export interface SourcesProps {
  sources: SourceDto[]
  locale: Locale
}

/** What an answer or a seal rests on: a sheet once, with all that is quoted from it. One that has aged says so. */
export function Sources({ sources, locale }: SourcesProps) {
  if (sources.length === 0) return null
  return (
    <ul class="sources">
      {bySheet(sources).map((cited) => (
        <li key={cited[0].url}>
          <Source cited={cited} locale={locale} />
        </li>
      ))}
    </ul>
  )
}

type Cited = [SourceDto, ...SourceDto[]]

/** The same edition of the same sheet comes once. */
function bySheet(sources: readonly SourceDto[]): Cited[] {
  const groups = new Map<string, Cited>()
  for (const source of sources) {
    const key = 'fiche' in source ? `${source.fiche} ${source.edition}` : source.url
    const group = groups.get(key)
    if (group) group.push(source)
    else groups.set(key, [source])
  }
  return [...groups.values()]
}

function Source({ cited, locale }: { cited: Cited; locale: Locale }) {
  const text = threadWords[locale]
  const [source] = cited
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
      {cited.map(
        (each) =>
          'fiche' in each && <Quote key={each.quote} source={each} isElsewhere={each.url !== source.url} />,
      )}
      {source.stale && (
        <Tag kind="wait" icon="clock">
          {text.stale}
        </Tag>
      )}
    </>
  )
}

/** Words of a sheet. Those of another section than the one that its title leads to lead there themselves. */
function Quote({ source: { quote, url }, isElsewhere }: { source: FicheSourceDto; isElsewhere: boolean }) {
  if (quote === undefined) return null
  return <q class="sources__quote">{isElsewhere ? <a href={url}>{quote}</a> : quote}</q>
}

/** `service-public.fr/…/F123` as its site and path, without what nobody reads. */
function siteOf(address: string): string {
  if (!URL.canParse(address)) return address
  const { hostname, pathname } = new URL(address)
  return `${hostname.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`
}
