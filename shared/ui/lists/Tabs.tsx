import { classes } from '../classes.ts'

export interface TabsProps {
  /** What the tabs choose between. */
  label: string
  tabs: {
    href: string
    label: string
    /** How many things are behind it. */
    count?: string | undefined
    current?: boolean
  }[]
}

/** Links, so that each has its address and works without script. One row, which scrolls where it is too long. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul class="tabs__list">
        {tabs.map(({ href, label: word, count, current }) => (
          <li key={href} class={classes('tabs__item', current && 'tabs__item--current')}>
            <a class="tabs__tab" href={href} aria-current={current ? 'page' : undefined}>
              {word}
              {count !== undefined && <span class="tabs__count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
