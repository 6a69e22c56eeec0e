import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'

/** Rises when the same text gives other HTML: posts written under an earlier one can be rendered again. */
export const rendererVersion = 2

const markdown = new MarkdownIt('default', {
  html: false,
  linkify: true,
  breaks: true,
  typographer: false,
})
  // One long address defined once and used thousands of times would make a thousand times the text of it.
  .disable(['image', 'table', 'reference'])
// A bare word with a dot is no address: "art.12" must not become a link.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })

// French sets a blank before high signs and inside its quotation marks: a line must not break there.
markdown.core.ruler.push('no-break', ({ tokens }) => {
  for (const { children } of tokens) {
    for (const token of children ?? []) if (token.type === 'text') token.content = keepTogether(token.content)
  }
})

const keepTogether = (text: string): string =>
  text.replace(/ (?=[?!:;»%€](?![\w]))/g, '\u00a0').replace(/« /g, '«\u00a0')

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p', 'br', 'strong', 'em', 's', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'h3', 'h4', 'h5', 'h6', 'hr',
  ], // prettier-ignore
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    // The page has its own h1 and h2.
    h1: 'h3',
    h2: 'h3',
    a: (_name, attributes) => ({
      tagName: 'a',
      attribs: { ...(attributes['href'] && { href: attributes['href'] }), rel: 'nofollow ugc noopener' },
    }),
  },
  disallowedTagsMode: 'escape',
}

/**
 * Markdown as typed → the only HTML that we show: two locks, one that escapes every tag and one that lets about twenty
 * through. No images, no raw HTML, no attribute but a link's address.
 */
export function renderBody(text: string): string {
  return sanitizeHtml(markdown.render(text), allowed)
}
