import type { ComponentChildren } from 'preact'

/** French words that a line may not part: `faut-il`, `a-t-elle`, `quelqu’un ?`, `« mot`. */
const together =
  /(?:«\s)?[^\s-]+-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|ci|là)(?![\p{L}-])(?:\s[?!;:»])?|«\s\S+(?:\s[?!;:»])?|\S+\s(?:[?!;:»€%](?=\s|$))/gu

/**
 * A title as it was typed, whose marks stay with their word at the end of a line. The text itself is not
 * touched, so that it is found, copied and read out as it is.
 */
export function Phrase({ children: text }: { children: string }) {
  const parts: ComponentChildren[] = []
  let end = 0
  for (const match of text.matchAll(together)) {
    parts.push(
      text.slice(end, match.index),
      <span class="phrase" key={match.index}>
        {match[0]}
      </span>,
    )
    end = match.index + match[0].length
  }
  if (end === 0) return text
  return (
    <>
      {parts}
      {text.slice(end)}
    </>
  )
}

/** The same for what may be words or more than words. */
export function phrase(title: ComponentChildren): ComponentChildren {
  return typeof title === 'string' ? <Phrase>{title}</Phrase> : title
}
