import type { ComponentChildren } from 'preact'
import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'
import { Icon } from '../icons/Icon.tsx'

export interface PersonalDataAlertProps {
  locale: Locale
  kind: 'nir' | 'iban' | 'card'
  /** The line that was typed, cut around the number. */
  before: string
  found: string
  after: string
  /** The ways on: "L'enlever pour moi", "Ce n'en est pas un". */
  children?: ComponentChildren
}

/** Says what was caught before it was stored, and shows where. Stands under the field that holds it. */
export function PersonalDataAlert({ locale, kind, before, found, after, children }: PersonalDataAlertProps) {
  const text = uiWords[locale]
  const { looksLike, published } = {
    nir: { looksLike: text.looksLikeNir, published: text.publishedNir },
    iban: { looksLike: text.looksLikeIban, published: text.publishedIban },
    card: { looksLike: text.looksLikeCard, published: text.publishedCard },
  }[kind]
  return (
    <div class="personal-data">
      <Icon name="lock" />
      <div class="personal-data__body">
        <p>
          <strong>{looksLike}</strong>
        </p>
        <p class="personal-data__line">
          {text.openQuote}
          {before}
          <mark>{found}</mark>
          {after}
          {text.closeQuote} {published}
        </p>
        {children}
      </div>
    </div>
  )
}
