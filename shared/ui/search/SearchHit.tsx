import type { SearchHitDto } from '../../api/search.ts'
import { searchWords } from '../../text/search.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { Row } from '../lists/Row.tsx'
import { SealChip } from '../seals/SealChip.tsx'
import { MiniStair } from '../status/MiniStair.tsx'
import { Tag } from '../status/Tag.tsx'
import { longDate } from '../time/wording.ts'
import { When } from '../time/When.tsx'
import { Segments } from './Segments.tsx'

export interface SearchHitProps {
  hit: SearchHitDto
  now: Date
  locale: Locale
}

/** A line of results: what it is and where it stands, its title, the passage, who vouches for it. */
export function SearchHit({ hit, now, locale }: SearchHitProps) {
  const isOfficial = hit.kind === 'fiche'
  return (
    <Row
      href={hit.url}
      level={3}
      above={<Kind hit={hit} locale={locale} />}
      title={
        hit.titleSegments.some(({ marked }) => marked) ? <Segments segments={hit.titleSegments} /> : hit.title
      }
      excerpt={hit.excerptSegments.length > 0 && <Segments segments={hit.excerptSegments} />}
      proof={hit.validatedBy.length > 0 && <Proof hit={hit} locale={locale} />}
      facts={[
        // The date of a sheet stands in its tag.
        hit.date !== null && !isOfficial && <When at={hit.date} now={now} locale={locale} />,
        hit.isExample && threadWords[locale].example,
      ]}
    />
  )
}

function Kind({ hit, locale }: Pick<SearchHitProps, 'hit' | 'locale'>) {
  const text = searchWords[locale]
  switch (hit.kind) {
    case 'fiche':
      return (
        <Tag kind="official" icon="sheet">
          {hit.date === null ? text.isOfficial : text.isFiche(longDate(new Date(hit.date), locale))}
        </Tag>
      )
    case 'thread':
      return hit.status && <MiniStair status={hit.status} locale={locale} />
    case 'answer':
      return (
        <>
          {hit.status && <MiniStair status={hit.status} locale={locale} />}
          <Tag>{text.isAnswer}</Tag>
        </>
      )
    case 'topic':
      return <Tag>{text.isTopic}</Tag>
    case 'collective':
      return <Tag>{text.isCollective}</Tag>
    case 'place':
      return <Tag>{text.isPlace}</Tag>
  }
}

function Proof({ hit, locale }: Pick<SearchHitProps, 'hit' | 'locale'>) {
  const agencies = hit.validatedBy.map(({ name }) => name)
  return <SealChip look="whole" locale={locale} agencies={agencies} until={hit.validUntil} />
}
