import type { SearchHitDto } from '../../api/search.ts'
import { threadsWords } from '../../text/threads.ts'
import type { Locale } from '../../text/words.ts'
import { Paper } from '../frame/Paper.tsx'
import { MiniStair } from '../status/MiniStair.tsx'
import { Tag } from '../status/Tag.tsx'

export interface CloseByProps {
  hits: readonly SearchHitDto[]
  locale: Locale
}

/** Questions and sheets close to what is being asked: beside the form, never before its button. Nothing without any. */
export function CloseBy({ hits, locale }: CloseByProps) {
  const text = threadsWords[locale]
  if (hits.length === 0) return null
  return (
    <Paper as="aside" labelledBy="close-by">
      <h2 id="close-by">{text.closeToYours}</h2>
      <p>{text.closeMore}</p>
      <ul class="close-by">
        {hits.map((hit) => (
          <li key={`${hit.kind} ${hit.id}`}>
            <a href={hit.url} target="_blank" rel="noopener">
              {hit.title}
            </a>
            <p class="close-by__fact">
              {hit.kind === 'fiche' ? (
                <Tag kind="official" icon="sheet">
                  {text.officialSheet}
                </Tag>
              ) : (
                hit.status && <MiniStair status={hit.status} locale={locale} />
              )}
            </p>
          </li>
        ))}
      </ul>
    </Paper>
  )
}
