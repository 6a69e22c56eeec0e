import type { FicheItem } from '../../api/fiches.ts'
import { fichesWords } from '../../text/fiches.ts'
import type { Locale } from '../../text/words.ts'
import { Tag } from '../status/Tag.tsx'

export interface FicheListProps {
  fiches: readonly Pick<FicheItem, 'id' | 'title'>[]
  locale: Locale
  /** Says of each that it is an official sheet, where the list holds other things too. */
  tagged?: boolean
}

/** Rows that lead to sheets. */
export function FicheList({ fiches, locale, tagged = false }: FicheListProps) {
  return (
    <ul class="fiche-rows">
      {fiches.map(({ id, title }) => (
        <li key={id}>
          <a href={`/fiches/${id}`}>{title}</a>
          {tagged && (
            <Tag kind="official" icon="sheet">
              {fichesWords[locale].official}
            </Tag>
          )}
        </li>
      ))}
    </ul>
  )
}
