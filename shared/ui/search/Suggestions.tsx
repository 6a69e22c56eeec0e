import type { SearchHitDto } from '../../api/search.ts'
import { searchWords } from '../../text/search.ts'
import type { Locale } from '../../text/words.ts'
import { classes } from '../classes.ts'
import { Segments } from './Segments.tsx'

export interface SuggestionsProps {
  /** The id of the list: its field names it in `aria-controls`. */
  id: string
  hits: readonly SearchHitDto[]
  /** The place of the one that Enter would open; -1 for none. */
  active: number
  locale: Locale
  onChoose: (hit: SearchHitDto) => void
}

/** Where in the list the field's `aria-activedescendant` points. */
export const suggestionId = (list: string, place: number): string => `${list}-${place}`

/** The list under the search field. It is always there, so that the field always controls something. */
export function Suggestions({ id, hits, active, locale, onChoose }: SuggestionsProps) {
  const text = searchWords[locale]
  const kindOf = {
    ...{ thread: text.isQuestion, answer: text.isAnswer, fiche: text.isOfficial },
    ...{ topic: text.isTopic, collective: text.isCollective, place: text.isPlace },
  }
  return (
    <ul class="suggestions" id={id} role="listbox" aria-label={text.suggestions} hidden={hits.length === 0}>
      {hits.map((hit, place) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- its keys are those of the field
        <li
          class={classes('suggestions__item', place === active && 'suggestions__item--active')}
          key={`${hit.kind}-${hit.id}`}
          id={suggestionId(id, place)}
          role="option"
          aria-selected={place === active}
          // The field keeps the focus: an option is pointed at, never entered.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(hit)}
        >
          <span>
            <Segments segments={hit.titleSegments} />
          </span>
          <span class="suggestions__kind">{kindOf[hit.kind]}</span>
        </li>
      ))}
    </ul>
  )
}
