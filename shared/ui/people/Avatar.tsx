import { classes } from '../classes.ts'

export interface AvatarProps {
  /** A handle, or the name of an agency or collective: its initials are shown. */
  name: string
  /** A person is a door, an agency a plate, a collective three joined doors. */
  kind?: 'person' | 'agency' | 'collective'
  small?: boolean
}

const linkWords = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'd',
  'l',
  'à',
  'au',
  'aux',
  'et',
  'en',
  'of',
  'the',
  'and',
])

/** The first letters of the words that carry a name: `Caisse de retraite de Brume` gives `CRB` for three. */
export function initials(name: string, count: number): string {
  const parts = name.split(/[\s'’-]+/u).filter((part) => part !== '')
  const telling = parts.filter((part) => !linkWords.has(part.toLocaleLowerCase('fr')))
  return (telling.length > 0 ? telling : parts)
    .slice(0, count)
    .map((part) => [...part][0]?.toLocaleUpperCase('fr') ?? '')
    .join('')
}

/** A letter for each of three doors; a single one stands in the middle. */
function doorLetters(name: string): string[] {
  const letters = [...initials(name, 3)]
  return letters.length === 1 ? ['', ...letters, ''] : [...letters, ''].slice(0, 3)
}

/** Says by its shape who speaks. The name always stands beside, so it is hidden from assistive technology. */
export function Avatar({ name, kind = 'person', small = false }: AvatarProps) {
  const className = classes('avatar', `avatar--${kind}`, small && 'avatar--small')
  if (kind === 'collective') {
    return (
      <span class={className} aria-hidden="true">
        {doorLetters(name).map((letter, index) => (
          <span class="avatar__door" key={index}>
            {letter}
          </span>
        ))}
      </span>
    )
  }
  return (
    <span class={className} aria-hidden="true">
      {initials(name, kind === 'agency' ? 2 : 1)}
    </span>
  )
}
