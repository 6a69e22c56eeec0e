import { h } from 'preact'
import type {
  ComponentChildren,
  LooseInputHTMLAttributes,
  PartialInputHTMLAttributes,
  Ref,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'preact'
import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'
import { classes } from '../classes.ts'
import { FieldError } from './FieldError.tsx'

interface Shared {
  name: string
  label: ComponentChildren
  locale: Locale
  /** Stands under the label: an example, a reason. */
  hint?: ComponentChildren
  /** A sentence on what is wrong and what would be right. */
  error?: string | undefined
  /** What was typed, or what is proposed. */
  value?: string | undefined
  /** Written after the label. */
  optional?: boolean
  required?: boolean
  /** By default `field-<name>`: the address that `ErrorSummary` links to. */
  id?: string
  /** What comes under the control: suggestions, a caught number, a counter. */
  children?: ComponentChildren
}

/** What an `<input>` may be given beyond what its component sets: autocomplete, lengths, handlers. */
export type InputAttributes = Pick<
  PartialInputHTMLAttributes<HTMLInputElement>,
  | 'autoComplete'
  | 'autoFocus'
  | 'inputMode'
  | 'maxLength'
  | 'minLength'
  | 'min'
  | 'max'
  | 'placeholder'
  | 'spellcheck'
  | 'onInput'
  | 'onChange'
  | 'onKeyDown'
  | 'onFocus'
  | 'onBlur'
> & { ref?: Ref<HTMLInputElement> }

export interface Option {
  value: string
  label: string
}

export type FieldProps = Shared &
  (
    | {
        kind?: 'text' | 'email' | 'password' | 'search' | 'url' | 'date'
        control?: InputAttributes
      }
    | {
        kind: 'textarea'
        rows?: number
        control?: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }
      }
    | {
        kind: 'select'
        options: (Option | { label: string; options: Option[] })[]
        /** The first, empty choice. */
        empty?: string | undefined
        control?: SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> }
      }
  )

/** The id of a field's control, unless it is given another. */
export const fieldId = (name: string) => `field-${name}`

/** A label above, its hint, the control, and what is wrong with it, tied together for assistive technology. */
export function Field(props: FieldProps) {
  const { name, label, locale, hint, error, optional = false, id = fieldId(name), children } = props
  return (
    <div class={classes('field', error !== undefined && 'field--wrong')}>
      <label class="field__label" for={id}>
        {label}
        {optional && <span class="field__optional"> ({uiWords[locale].optional})</span>}
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Control {...props} />
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </div>
  )
}

function Control(props: FieldProps) {
  const { name, value, hint, error, required = false, id = fieldId(name) } = props
  const described = [error !== undefined && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const common = {
    id,
    name,
    class: 'field__control',
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': error === undefined ? undefined : ('true' as const),
    'aria-required': required ? ('true' as const) : undefined,
  }
  if (props.kind === 'textarea') {
    const { rows = 6 } = props
    const look = classes(common.class, rows < 4 && 'field__control--short')
    return <textarea {...common} class={look} rows={rows} value={value} {...props.control} />
  }
  if (props.kind === 'select') {
    return (
      <select {...common} {...props.control}>
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((entry) =>
          'options' in entry ? (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map((option) => optionOf(option, value))}
            </optgroup>
          ) : (
            optionOf(entry, value)
          ),
        )}
      </select>
    )
  }
  // Not JSX: its types tie each kind of input to its roles, and here the kind is a value.
  const attributes: LooseInputHTMLAttributes = {
    ...common,
    type: props.kind ?? 'text',
    value,
    ...props.control,
  }
  return h('input', attributes)
}

function optionOf(option: Option, chosen: string | undefined) {
  return (
    <option key={option.value} value={option.value} selected={option.value === chosen}>
      {option.label}
    </option>
  )
}
