import type { WordChange } from '../../api/validation.ts'
import { validationWords } from '../../text/validation.ts'
import type { Locale } from '../../text/words.ts'

export interface WordDifferenceProps {
  changes: readonly WordChange[]
  locale: Locale
}

/** A text with what was taken out and put in since somebody read it. Not by colour alone: struck, or underlined. */
export function WordDifference({ changes, locale }: WordDifferenceProps) {
  const text = validationWords[locale]
  return (
    <p class="word-difference">
      {changes.map(({ kind, text: words }, index) => {
        if (kind === 'same') return <span key={index}>{words}</span>
        const Mark = kind === 'removed' ? 'del' : 'ins'
        return (
          <Mark class={`word-difference__${kind}`} key={index}>
            <span class="visually-hidden"> {kind === 'removed' ? text.removed : text.added} </span>
            {words}
          </Mark>
        )
      })}
    </p>
  )
}
