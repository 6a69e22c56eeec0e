import { randomUUID } from 'node:crypto'
import type { Actor } from '../../policy/actor.ts'
import { typedText, type Typed } from '../../http/routes.ts'

/**
 * What makes a form that is sent twice count once: the one that was typed with, else a new one. A signed-out reader's page is
 * the same for all of them, so theirs is made on the way through the sign-in page.
 */
export function formClientId(actor: Actor, typed: Typed): string | undefined {
  const kept = typedText(typed, 'clientId')
  if (kept !== '') return kept
  return actor.id === undefined ? undefined : randomUUID()
}
