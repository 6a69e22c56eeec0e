import type { ComponentChildren } from 'preact'

/** Short facts in one line, parted by a dot; what is absent leaves no trace. */
export function Facts({ items }: { items: (ComponentChildren | false | null | undefined)[] }) {
  const present = items.filter((item) => item !== false && item !== null && item !== undefined && item !== '')
  if (present.length === 0) return null
  return (
    <ul class="facts">
      {present.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  )
}
