import type { ComponentChildren } from 'preact'
import type { IconName } from '../icons/Icon.tsx'
import { Icon } from '../icons/Icon.tsx'

export interface TagProps {
  kind?: 'neutral' | 'wait' | 'ok' | 'bad' | 'official' | 'new'
  icon?: IconName
  children: ComponentChildren
}

/** A word on the state of a thing. Never clickable. */
export function Tag({ kind = 'neutral', icon, children }: TagProps) {
  return (
    <span class={`tag tag--${kind}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  )
}
