import type { ComponentChildren } from 'preact'
import { Icon } from '../icons/Icon.tsx'

/** What is wrong, in a sentence; its id is named by the control's `aria-describedby`. */
export function FieldError({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <p class="field-error" id={id}>
      <Icon name="triangle" />
      <span>{children}</span>
    </p>
  )
}
