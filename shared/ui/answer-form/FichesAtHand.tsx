import type { ComponentChildren } from 'preact'
import { threadIslandWords } from '../../text/thread-islands.ts'
import type { Locale } from '../../text/words.ts'
import { Tag } from '../status/Tag.tsx'

/** An official sheet that may be cited. */
export interface FicheAtHand {
  id: string
  title: string
  stale: boolean
}

export interface FichesAtHandProps {
  fiches: readonly FicheAtHand[]
  locale: Locale
  /** The buttons of one sheet; without script its identifier stands there, to be copied. */
  actionsOf?: (fiche: FicheAtHand) => ComponentChildren
}

/** Official sheets beside the answer that is being written. One that has aged says so. */
export function FichesAtHand({ fiches, locale, actionsOf }: FichesAtHandProps) {
  const text = threadIslandWords[locale]
  return (
    <ul class="fiches-at-hand">
      {fiches.map((fiche) => (
        <li class="fiches-at-hand__fiche" key={fiche.id}>
          <span>
            <a href={`/fiches/${fiche.id}`} target="_blank" rel="noopener">
              {fiche.title}
            </a>
            {fiche.stale && (
              <span class="fiches-at-hand__fact">
                <Tag kind="wait" icon="clock">
                  {text.staleFiche}
                </Tag>
              </span>
            )}
          </span>
          {actionsOf ? actionsOf(fiche) : <code>{fiche.id}</code>}
        </li>
      ))}
    </ul>
  )
}
