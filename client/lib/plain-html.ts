const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as typed → HTML that shows just that: stands in until the server's own rendering comes. */
export function plainHtml(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (character) => entities[character] ?? '')
  return `<p>${escaped.replaceAll('\n', '<br>')}</p>`
}
