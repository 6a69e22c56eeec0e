/**
 * A text that is written here over several indented lines: a paragraph is one line for its reader, an empty line parts
 * two paragraphs, and each `- ` or `1. ` stays on a line of its own.
 */
export function prose(strings: TemplateStringsArray): string {
  const paragraphs = strings
    .join('')
    .trim()
    .split(/\n\s*\n/)
  return paragraphs.map(unfold).join('\n\n')
}

const unfold = (paragraph: string) =>
  paragraph
    .split('\n')
    .map((line) => line.trim())
    .reduce((text, line) => (/^(?:-|\d\.) /.test(line) ? `${text}\n${line}` : `${text} ${line}`))
