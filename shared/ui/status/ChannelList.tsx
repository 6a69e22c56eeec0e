import { Icon } from '../icons/Icon.tsx'

export interface Channel {
  /** `Par téléphone, 36 46` */
  label: string
  href?: string | undefined
}

/** Official ways to reach somebody, each with the icon of its kind. */
export function ChannelList({ channels }: { channels: readonly Channel[] }) {
  return (
    <ul class="channels link-list">
      {channels.map(({ label, href }) => (
        <li key={label}>
          <Icon name={href?.startsWith('tel:') ? 'phone' : href?.startsWith('mailto:') ? 'mail' : 'plate'} />
          <span>{href ? <a href={href}>{label}</a> : label}</span>
        </li>
      ))}
    </ul>
  )
}
