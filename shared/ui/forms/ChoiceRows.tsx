import type { ComponentChildren, InputHTMLAttributes } from 'preact'
import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'
import { classes } from '../classes.ts'
import type { IconName } from '../icons/Icon.tsx'
import { Icon } from '../icons/Icon.tsx'
import { FieldError } from './FieldError.tsx'
import { fieldId } from './Field.tsx'

export interface Choice {
  value: string
  label: ComponentChildren
  /** A second line, smaller. */
  detail?: ComponentChildren
  icon?: IconName | undefined
}

export interface ChoiceRowsProps {
  kind: 'radio' | 'checkbox'
  name: string
  legend: ComponentChildren
  choices: Choice[]
  /** The values that are chosen. */
  chosen?: string[]
  locale: Locale
  hint?: ComponentChildren
  error?: string | undefined
  optional?: boolean
  /** By default `field-<name>`: the address that `ErrorSummary` links to. */
  id?: string
  /** Short labels stand beside each other where there is room. */
  beside?: boolean
  onChange?: InputHTMLAttributes<HTMLInputElement>['onChange'] | undefined
}

/** Choices as rows that are one target from edge to edge, around the browser's own control. */
export function ChoiceRows(props: ChoiceRowsProps) {
  const {
    kind,
    name,
    legend,
    choices,
    chosen = [],
    locale,
    hint,
    error,
    optional = false,
    beside = false,
    id = fieldId(name),
  } = props
  const described = [error !== undefined && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <fieldset
      class="choices"
      id={id}
      tabIndex={-1}
      aria-describedby={described === '' ? undefined : described}
    >
      <legend class="choices__legend">
        {legend}
        {optional && <span class="choices__optional"> ({uiWords[locale].optional})</span>}
      </legend>
      {hint && (
        <p class="choices__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class={classes('choices__rows', beside && 'choices__rows--beside')}>
        {choices.map(({ value, label, detail, icon }) => (
          <label class="choices__row" key={value}>
            <input
              class="choices__control"
              type={kind}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              onChange={props.onChange}
            />
            {icon && <Icon name={icon} />}
            <span>
              {label}
              {detail && <span class="choices__detail">{detail}</span>}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
