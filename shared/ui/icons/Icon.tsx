/** Each icon is one line on a grid of 24, drawn with a stroke of 1.9 and round ends. */
const drawings = {
  door: 'M6 20V10a6 6 0 0 1 12 0v10M3.5 20h17M14.5 13.5v1',
  lamp: 'M12 2v5M5 14a7 7 0 0 1 14 0zM10 17a2 2 0 0 0 4 0',
  plate:
    'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM9 10.5h6M9 14h4M6 12v.01M18 12v.01',
  doors:
    'M2.5 19v-7a3.2 3.2 0 0 1 6.3 0v7M8.8 19V9a3.2 3.2 0 0 1 6.4 0v10M15.2 19v-7a3.2 3.2 0 0 1 6.3 0v7M1.5 19h21',
  candle:
    'M9 21v-9h6v9M7 21h10M12 12v-2.5M12 9.5a2.2 2.2 0 0 1-2.2-2.3C9.8 5.5 12 3 12 3s2.2 2.5 2.2 4.2A2.2 2.2 0 0 1 12 9.5z',
  cradle: 'M3.5 11h17a8.5 6.5 0 0 1-17 0zM13 11c0-4 2.5-6.5 6-6.5M6 20.5c3.5 1 8.5 1 12 0',
  sun: 'M3 17h18M6 21h12M6.5 17a5.5 5.5 0 0 1 11 0M12 8V5M5.5 10.5 4 9M18.5 10.5 20 9',
  box: 'M12 3l8 4.2v9.6L12 21l-8-4.2V7.2zM4 7.2l8 4.2 8-4.2M12 11.4V21M8 5.1l8 4.2',
  briefcase:
    'M4.5 8h15A1.5 1.5 0 0 1 21 9.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18.5v-9A1.5 1.5 0 0 1 4.5 8zM8.5 8V5.5A1.5 1.5 0 0 1 10 4h4a1.5 1.5 0 0 1 1.5 1.5V8M3 13h18M12 12v2.5',
  rings:
    'M12.5 12a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM20.5 12a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM12 2.5v2M12 19.5v2',
  card: 'M4 5h16a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 20 19H4a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 4 5zM10 10.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM4.8 16c.6-1.8 1.8-2.6 3.2-2.6s2.6.8 3.2 2.6M14 10h4.5M14 14h3',
  heart:
    'M12 20.5C6 16 3 12.8 3 9a4.7 4.7 0 0 1 9-2 4.7 4.7 0 0 1 9 2c0 3.8-3 7-9 11.5zM6.5 12H9l1.5-2.5 2.5 4.5 1.3-2h3',
  key: 'M12 8.5a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.7 11.7 20 21M16 17l2.5-2.5M18.5 19.5l2-2',
  search: 'M16.5 10.5a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM15 15l5.5 5.5',
  check: 'M4.5 12.5l5 5L19.5 7',
  cross: 'M6 6l12 12M18 6L6 18',
  clock: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5.3l3.3 2',
  eye: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12zM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
  pencil: 'M4 20l1-4.5L16 4.5a2 2 0 0 1 3 0l.5.5a2 2 0 0 1 0 3L8.5 19zM14 6.5l3.5 3.5',
  flag: 'M5 21V4M5 4.5c4-2 7 2 14 0l-2.5 5 2.5 5c-7 2-10-2-14 0',
  pin: 'M12 21s7-6.2 7-11.5a7 7 0 1 0-14 0C5 14.8 12 21 12 21zM14.5 9.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  mail: 'M4 5.5h16A1.5 1.5 0 0 1 21.5 7v10a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 17V7A1.5 1.5 0 0 1 4 5.5zM3 7l9 6.5L21 7',
  phone:
    'M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5zM11 18.5h2',
  sheet: 'M6 2.5h8l5 5v14H6zM14 2.5v5h5M9 13h7M9 17h7',
  lock: 'M5.5 11h13v9.5h-13zM8 11V7.5a4 4 0 0 1 8 0V11',
  triangle: 'M12 3.5L22 20.5H2zM12 10v4.5M12 17.5v.01',
  offline:
    'M3 3l18 18M2.5 9.5a14 14 0 0 1 4.5-3M21.5 9.5a14 14 0 0 0-11-3.8M6 13a9 9 0 0 1 4-2.3M18 13a9 9 0 0 0-2.5-1.8M9.5 16.5a4 4 0 0 1 4.5-.4M12 20v.01',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  chat: 'M4 4.5h16V16h-9l-4.5 4v-4H4z',
  feed: 'M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M6 18v.01',
} as const

export type IconName = keyof typeof drawings

export interface IconProps {
  name: IconName
  /** Needed only where no word stands beside; without it the icon is hidden from assistive technology. */
  label?: string | undefined
}

/** An icon of the line of its text, in the colour of its text. */
export function Icon({ name, label }: IconProps) {
  const role =
    label === undefined
      ? ({ 'aria-hidden': 'true' } as const)
      : ({ role: 'img', 'aria-label': label } as const)
  return (
    <svg class="icon" viewBox="0 0 24 24" {...role}>
      <path d={drawings[name]} />
    </svg>
  )
}
