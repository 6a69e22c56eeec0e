import type { ComponentChildren } from 'preact'
import type { Block } from '../../api/fiches.ts'

export interface FicheNoteProps {
  tone: Extract<Block, { kind: 'note' }>['tone']
  title: string
  children: ComponentChildren
}

/** What the sheet says beside its rule: to know, to note, a warning, a reminder. */
export function FicheNote({ tone, title, children }: FicheNoteProps) {
  return (
    <div class={`fiche-note fiche-note--${tone}`} role="note">
      {title && <p class="fiche-note__title">{title}</p>}
      {children}
    </div>
  )
}
