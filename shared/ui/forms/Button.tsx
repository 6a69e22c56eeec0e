import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'
import { classes } from '../classes.ts'
import type { IconName } from '../icons/Icon.tsx'
import { Icon } from '../icons/Icon.tsx'

interface Look {
  /** `primary` once per block; `danger` always carries a verb; `bare` is an underlined link with a full target. */
  kind?: 'primary' | 'secondary' | 'bare' | 'danger'
  small?: boolean
  /** As wide as what holds it. */
  wide?: boolean
  icon?: IconName | undefined
  children: ComponentChildren
}

export interface ButtonProps extends Look {
  type?: 'submit' | 'button'
  name?: string | undefined
  value?: string | undefined
  id?: string | undefined
  /** The id of its form, when it stands outside. */
  form?: string | undefined
  /** Why it cannot be used now: it stays reachable, and the reason stands beside it. */
  unavailable?: string | undefined
  /** Says "Envoi…" and takes no second press. */
  sending?: boolean
  locale?: Locale
  onClick?: ButtonHTMLAttributes<HTMLButtonElement>['onClick'] | undefined
}

export function Button(props: ButtonProps) {
  const {
    unavailable,
    sending = false,
    locale = 'fr',
    type = 'submit',
    name,
    value,
    id,
    form,
    onClick,
  } = props
  const off = sending || unavailable !== undefined
  const reason = unavailable === undefined ? undefined : `why-${id ?? name ?? 'button'}-${value ?? ''}`
  const button = (
    <button
      class={classNames(props)}
      type={off ? 'button' : type}
      name={name}
      value={value}
      id={id}
      form={form}
      aria-disabled={off ? 'true' : undefined}
      aria-describedby={reason}
      onClick={off ? undefined : onClick}
    >
      {props.icon && <Icon name={props.icon} />}
      {sending ? uiWords[locale].sending : props.children}
    </button>
  )
  if (unavailable === undefined) return button
  return (
    <span class="button-with-reason">
      {button}
      <span class="button-with-reason__reason" id={reason}>
        {unavailable}
      </span>
    </span>
  )
}

export interface ButtonLinkProps extends Look {
  href: string
  rel?: string | undefined
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ href, rel, ...look }: ButtonLinkProps) {
  return (
    <a class={classNames(look)} href={href} rel={rel}>
      {look.icon && <Icon name={look.icon} />}
      {look.children}
    </a>
  )
}

function classNames({ kind = 'primary', small = false, wide = false }: Look): string {
  return classes('button', `button--${kind}`, small && 'button--small', wide && 'button--wide')
}
