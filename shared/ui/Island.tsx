import type { ComponentChildren } from 'preact'

interface IslandProps {
  /** The file under `client/islands/` that brings it to life. */
  name: string
  /** What the island needs to know; it must survive JSON. */
  props: Readonly<Record<string, unknown>>
  /** What stands here without script. */
  children?: ComponentChildren
}

/** A part of the page that a script brings to life, alone: when it breaks, the rest of the page goes on. */
export function Island({ name, props, children }: IslandProps) {
  return (
    <div class="island" data-island={name} data-props={JSON.stringify(props)}>
      {children}
    </div>
  )
}
