import type { IconName } from '../icons/Icon.tsx'
import { Icon } from '../icons/Icon.tsx'

export interface LifeEventTilesProps {
  tiles: { href: string; label: string; icon: IconName; detail?: string | undefined }[]
}

/** What happens in a life, as doors to step through. */
export function LifeEventTiles({ tiles }: LifeEventTilesProps) {
  return (
    <ul class="tiles">
      {tiles.map(({ href, label, icon, detail }) => (
        <li key={href}>
          <a class="tiles__tile" href={href}>
            <Icon name={icon} />
            <span class="tiles__label">{label}</span>
            {detail && <span class="tiles__detail">{detail}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
