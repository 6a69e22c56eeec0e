import type { Inline } from '../../api/fiches.ts'

export interface FicheTextProps {
  text: readonly Inline[]
}

/** The words of a paragraph, with what stands out in them and what they link to. */
export function FicheText({ text }: FicheTextProps) {
  return <>{text.map((part, at) => (typeof part === 'string' ? part : <Marked key={at} part={part} />))}</>
}

function Marked({ part }: { part: Exclude<Inline, string> }) {
  if ('strong' in part)
    return (
      <strong>
        <FicheText text={part.strong} />
      </strong>
    )
  if ('sup' in part) return <sup>{part.sup}</sup>
  if ('sub' in part) return <sub>{part.sub}</sub>
  return <a {...target(part)}>{part.text}</a>
}

type Link = Extract<Inline, { text: string }>

function target(link: Link) {
  if ('href' in link) return { href: link.href, rel: 'external noreferrer' }
  if ('fiche' in link) return { href: `/fiches/${link.fiche}` }
  return { href: `#${definitionId(link.define)}`, class: 'fiche-term' }
}

/** The id of a definition at the foot of the page. */
export const definitionId = (key: string): string => `mot-${key}`
