import type { ComponentChildren } from 'preact'
import type { AuthorDto, NamedDto } from '../../api/people.ts'
import { Avatar } from './Avatar.tsx'

export interface AuthorLineProps {
  author: AuthorDto
  /** A verified moderator speaks as their agency: its plate, its name and the function stand there. */
  speaksFor?: { agency: NamedDto; role: string } | undefined
  /** Instead of the bare name: "Noor demande pour sa mère". */
  said?: ComponentChildren
  /** A line under the name: facts, never ranks. */
  children?: ComponentChildren
  /** At the end of the line: date and version. */
  end?: ComponentChildren
}

/** Who speaks. */
export function AuthorLine({ author, speaksFor, said, children, end }: AuthorLineProps) {
  return (
    <div class="author-line">
      <Avatar name={speaksFor?.agency.name ?? author.handle} kind={speaksFor ? 'agency' : 'person'} />
      <div class="author-line__who">
        <AuthorName author={author} speaksFor={speaksFor}>
          {said}
        </AuthorName>
        {speaksFor && <span class="author-line__role">{speaksFor.role}</span>}
        {children}
      </div>
      {end && <div class="author-line__end">{end}</div>}
    </div>
  )
}

/** A name that leads to its page. */
export function AuthorName({
  author,
  speaksFor,
  children,
}: Pick<AuthorLineProps, 'author' | 'speaksFor' | 'children'>) {
  const [href, name] = speaksFor
    ? [`/agencies/${speaksFor.agency.slug}`, speaksFor.agency.name]
    : [`/people/${encodeURIComponent(author.handle)}`, author.handle]
  return (
    <a class="author-name" href={href}>
      {children ?? name}
    </a>
  )
}
