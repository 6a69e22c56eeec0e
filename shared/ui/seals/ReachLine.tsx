import type { ComponentChildren } from 'preact'
import type { Reach } from './seal-look.ts'

/**
 * Draws the line down the margin of exactly the text that a seal covers, from its first word into the seal's
 * block, which is its last child. What stands outside has no line and is not guaranteed.
 */
export function ReachLine({ reach, children }: { reach: Reach; children: ComponentChildren }) {
  return <div class={`reach reach--${reach}`}>{children}</div>
}
