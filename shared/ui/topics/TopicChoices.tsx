import type { ComponentChildren } from 'preact'
import { fieldId } from '../forms/Field.tsx'
import { FieldError } from '../forms/FieldError.tsx'

export interface TopicChoicesProps {
  name: string
  legend: ComponentChildren
  hint: ComponentChildren
  /** Each unfolds: life events, then a theme with its procedures. */
  groups: { label: string; options: { value: string; label: string }[] }[]
  /** The values that are chosen. */
  chosen: readonly string[]
  /** "3 choisis", on a group that is folded. */
  countOf: (count: number) => string
  error?: string | undefined
}

/** Several topics out of a tree of two hundred, as folded groups of checkboxes: it works without script. */
export function TopicChoices({ name, legend, hint, groups, chosen, countOf, error }: TopicChoicesProps) {
  const id = fieldId(name)
  const described = [error !== undefined && `${id}-error`, `${id}-hint`].filter(Boolean).join(' ')
  return (
    <fieldset class="topic-choices" id={id} tabIndex={-1} aria-describedby={described}>
      <legend class="choices__legend">{legend}</legend>
      <p class="choices__hint" id={`${id}-hint`}>
        {hint}
      </p>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {groups.map(({ label, options }) => {
        const count = options.filter(({ value }) => chosen.includes(value)).length
        return (
          <details class="topic-choices__group" key={label} open={count > 0}>
            <summary class="topic-choices__summary">
              {label}
              {count > 0 && <span class="topic-choices__count">{countOf(count)}</span>}
            </summary>
            <div class="topic-choices__options">
              {options.map(({ value, label: word }) => (
                <label class="topic-choices__option" key={value}>
                  <input
                    class="topic-choices__control"
                    type="checkbox"
                    name={name}
                    value={value}
                    checked={chosen.includes(value)}
                  />
                  <span>{word}</span>
                </label>
              ))}
            </div>
          </details>
        )
      })}
    </fieldset>
  )
}
