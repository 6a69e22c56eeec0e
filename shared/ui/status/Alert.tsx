import type { ComponentChildren } from 'preact'
import type { IconName } from '../icons/Icon.tsx'
import { Icon } from '../icons/Icon.tsx'

export type AlertKind = 'ok' | 'wait' | 'bad' | 'official' | 'idle' | 'lamp'

export interface AlertProps {
  /** `lamp` is for what lives: someone comes, a promise. */
  kind: AlertKind
  /** What is, in one sentence. */
  title: ComponentChildren
  icon?: IconName
  /** `status` where a script adds it, or it comes right after what the person did. */
  role?: 'status' | 'alert'
  /** What to do. */
  children?: ComponentChildren
}

const icons: Record<AlertKind, IconName> = {
  ok: 'check',
  wait: 'triangle',
  bad: 'cross',
  official: 'plate',
  idle: 'clock',
  lamp: 'lamp',
}

export function Alert({ kind, title, icon = icons[kind], role, children }: AlertProps) {
  return (
    <div class={`alert alert--${kind}`} role={role}>
      <Icon name={icon} />
      <div class="alert__body">
        <p>
          <strong>{title}</strong>
        </p>
        {typeof children === 'string' ? <p class="alert__more">{children}</p> : children}
      </div>
    </div>
  )
}
