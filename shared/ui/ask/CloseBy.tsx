import type { SearchHitDto, SimilarDto } from '../../api/search.ts'
import { threadsWords } from '../../text/threads.ts'
import type { Locale } from '../../text/words.ts'
import { Paper } from '../frame/Paper.tsx'
import { MiniStair } from '../status/MiniStair.tsx'
import { Tag } from '../status/Tag.tsx'

export interface CloseByProps extends SimilarDto {
  locale: Locale
}

/**
 * Questions that ask the same as the one being asked, then questions and sheets close to it: beside the form, never before its
 * button. Nothing without any.
 */
export function CloseBy({ same, hits, locale }: CloseByProps) {
  const text = threadsWords[locale]
  return (
    <>
      {same.length > 0 && (
        <Paper as="aside" labelledBy="asked-before">
          <h2 id="asked-before">{text.askedBefore}</h2>
          <p>{text.askedBeforeMore}</p>
          <HitList hits={same} locale={locale} />
        </Paper>
      )}
      {hits.length > 0 && (
        <Paper as="aside" labelledBy="close-by">
          <h2 id="close-by">{text.closeToYours}</h2>
          <p>{text.closeMore}</p>
          <HitList hits={hits} locale={locale} />
        </Paper>
      )}
    </>
  )
}

const HitList = ({ hits, locale }: { hits: readonly SearchHitDto[]; locale: Locale }) => (
  <ul class="close-by">
    {hits.map((hit) => (
      <li key={`${hit.kind} ${hit.id}`}>
        <a href={hit.url} target="_blank" rel="noopener">
          {hit.title}
        </a>
        <p class="close-by__fact">
          {hit.kind === 'fiche' ? (
            <Tag kind="official" icon="sheet">
              {threadsWords[locale].officialSheet}
            </Tag>
          ) : (
            hit.status && <MiniStair status={hit.status} locale={locale} />
          )}
        </p>
      </li>
    ))}
  </ul>
)
