export interface JumpsProps {
  label: string
  links: readonly { href: string; label: string }[]
}

/** The parts of a long page, one tap away where they do not fit beside each other. */
export function Jumps({ label, links }: JumpsProps) {
  return (
    <nav class="jumps" aria-label={label}>
      {links.map((link) => (
        <a key={link.href} href={link.href}>
          {link.label}
        </a>
      ))}
    </nav>
  )
}
