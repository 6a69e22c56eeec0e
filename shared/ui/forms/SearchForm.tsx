import type { ComponentChildren } from 'preact'
import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'
import { classes } from '../classes.ts'
import { Icon } from '../icons/Icon.tsx'
import type { InputAttributes } from './Field.tsx'

export interface SearchFormProps {
  locale: Locale
  /** What was searched. */
  value?: string | undefined
  /** By default the sentence that invites one's own words. */
  label?: string | undefined
  /** The label is for screen readers alone, where a heading already says it. */
  labelHidden?: boolean
  /** Other parameters of the search to keep. */
  hidden?: Record<string, string>
  control?: InputAttributes
  /** Suggestions, under the field. */
  children?: ComponentChildren
}

/** The search field with its button inside. */
export function SearchForm(props: SearchFormProps) {
  const { locale, value, label, labelHidden = false, hidden = {}, control, children } = props
  const text = uiWords[locale]
  return (
    <form class="search-form" action="/search" role="search">
      <label class={classes('search-form__label', labelHidden && 'visually-hidden')} for="search-q">
        {label ?? text.searchLabel}
      </label>
      <div class="search-form__box">
        <input
          class="search-form__field"
          type="search"
          id="search-q"
          name="q"
          value={value}
          enterKeyHint="search"
          {...control}
        />
        <button class="button button--primary search-form__button">
          <Icon name="search" />
          <span class="search-form__word">{text.search}</span>
        </button>
      </div>
      {Object.entries(hidden).map(([name, kept]) => (
        <input key={name} type="hidden" name={name} value={kept} />
      ))}
      {children}
    </form>
  )
}
