export interface TabsProps {
  /** What the tabs choose between. */
  label: string
  tabs: { href: string; label: string; count?: number | undefined; current?: boolean }[]
}

/** Links, so that each has its address and works without script. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul class="tabs__list">
        {tabs.map(({ href, label: word, count, current }) => (
          <li key={href}>
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
