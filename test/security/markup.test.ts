import assert from 'node:assert/strict'
import { Parser } from 'htmlparser2'
import { renderBody } from '../../server/writing/render-body.ts'
import { htmlPayloads, markdownPayloads } from './payloads.ts'

const tags = new Set('p br strong em s a ul ol li blockquote code pre h3 h4 h5 h6 hr'.split(' '))
const schemes = ['http:', 'https:', 'mailto:', 'tel:']

/** What a browser would make of it, beyond what we allow. */
function foreignParts(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!tags.has(name)) found.push(`<${name}>`)
      for (const [attribute, value] of Object.entries(attributes)) {
        const known = name === 'a' ? ['href', 'rel'] : name === 'ol' ? ['start'] : []
        if (!known.includes(attribute)) found.push(`${name} ${attribute}=${value}`)
        if (attribute === 'href' && !isSafe(value)) found.push(`href=${value}`)
        if (attribute === 'start' && !/^\d{1,9}$/.test(value)) found.push(`start=${value}`)
      }
      if (name === 'a' && attributes['rel'] !== 'nofollow ugc noopener') found.push('a without rel')
    },
    oncomment: (text) => void found.push(`<!--${text}`),
    onprocessinginstruction: (name) => void found.push(`<${name}`),
  })
  parser.end(html)
  return found
}

/** As a browser resolves it: what has no scheme of its own leads to a page of ours. */
function isSafe(href: string): boolean {
  if (!URL.canParse(href, 'https://palier.invalid')) return true
  const url = new URL(href, 'https://palier.invalid')
  return schemes.includes(url.protocol) && (url.host !== 'evil.example' || /^https?:\/\//i.test(href))
}

describe('what somebody writes', () => {
  it('never becomes more than the markup that we allow', () => {
    const payloads = [...htmlPayloads, ...markdownPayloads]
    assert.ok(payloads.length > 500, `only ${payloads.length}`)
    const through = payloads.flatMap((payload) => {
      const found = foreignParts(renderBody(payload))
      return found.length > 0 ? [`${payload} → ${found.join(' ')}`] : []
    })
    assert.deepEqual(through, [])
  })

  it('never becomes more inside other markup', () => {
    const around = ['> ', '- ', '1. ', '**a** ', '[b](https://example.org) ', '~~~\nx\n~~~\n']
    const through = [...htmlPayloads, ...markdownPayloads].flatMap((payload, index) => {
      const found = foreignParts(renderBody(`${around[index % around.length]}${payload}`))
      return found.length > 0 ? [`${payload} → ${found.join(' ')}`] : []
    })
    assert.deepEqual(through, [])
  })
})

/** As a reader sees it: text without markup. */
function textOf(html: string): string {
  let text = ''
  const parser = new Parser({ ontext: (part) => (text += part) }, { decodeEntities: true })
  parser.end(html)
  // A line does not break before a high sign: that blank is one all the same.
  return text.trim().replaceAll('\u00a0', ' ')
}

describe('a harmless text', () => {
  const texts = [
    'a < b', 'a > b', 'a<b et c>d', '<3', 'je t’aime <3 <3', '1 < 2 && 3 > 2', 'si x<y alors', '«Bonjour»', '« Bonjour »', '“guillemets”', "l'été d'Éloïse",
    'Ça coûte 12,50 € (TTC)', '50 % de 1 000', 'R&D, M&S, AT&T', 'article L.123-4', 'art.12', 'le 01/02/2026', 'n° 42 § 3', '…', '—', 'C++ et C#', 'f(x) = 2x', '{ a: 1 }',
    'https://www.service-public.fr/particuliers/vosdroits/N378?a=1&b=2', 'https://example.org/?q=é&lang=fr#ancre', 'http://example.org/a(b)c', 'écrivez à a.b@example.org',
    'مرحبا بالعالم', 'שלום', '你好', 'こんにちは', '👩🏽‍💻 🇫🇷 🎉', 'e\u0301', 'ﬁn', 'naïve œuvre', 'Tel: 01 23 45 67 89', 'dossier\\fichier', '100$ ou 90£', '@voisin', 'pièce n°1; pièce n°2', 'javascript: un langage', 'on error resume next',
    'a = b; c', 'le tag <script> est dangereux', '"<script>alert(1)</script>" écrit comme un texte', '&lt; s’écrit avec une esperluette', 'Vous avez écrit : <nom> <prénom>', 'une balise </p> seule',
  ] // prettier-ignore
  for (const text of texts)
    it(`stays as it is: ${text}`, () => {
      const expected = text.startsWith('&lt;') ? text.replace('&lt;', '<') : text
      assert.equal(textOf(renderBody(text)).normalize('NFC'), expected.normalize('NFC'))
    })
})

describe('a text made to be slow', () => {
  const bombs: [name: string, text: string][] = [
    ['20,000 opening brackets', '['.repeat(20_000)],
    ['10,000 pairs of brackets', '[]'.repeat(10_000)],
    ['10,000 nested brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['6,600 images that are none', '![['.repeat(6_600)],
    ['5,000 links that do not end', '[a]('.repeat(5_000)],
    ['5,000 links into angle brackets', '[a](<b'.repeat(3_300)],
    ['5,000 quotes in one another', '>'.repeat(5_000)],
    ['10,000 quotes and a word', `${'> '.repeat(9_990)}a`],
    ['a list in a list in a list', `${'- '.repeat(9_990)}a`],
    ['a numbered list in itself', `${'1. '.repeat(6_600)}a`],
    [
      'a staircase of lists',
      Array.from({ length: 190 }, (_, n) => `${' '.repeat(n)}- a`)
        .join('\n')
        .slice(0, 20_000),
    ],
    ['6,600 items', '- a\n'.repeat(5_000)],
    ['6,600 emphases that do not end', '*a_ '.repeat(5_000)],
    ['6,000 emphases across', '*a_'.repeat(6_600)],
    ['20,000 stars', '*'.repeat(20_000)],
    ['stars and letters', '**a *a '.repeat(2_800)],
    ['20,000 underscores', '_'.repeat(20_000)],
    ['tildes', '~~a'.repeat(6_600)],
    ['20,000 backticks', '`'.repeat(20_000)],
    ['backticks of every length', Array.from({ length: 195 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['a long address', `https://example.org/${'a'.repeat(19_900)}`],
    ['an address of brackets', `https://example.org/${'('.repeat(19_900)}`],
    ['1,000 addresses', 'https://a.fr/b '.repeat(1_333)],
    ['addresses in one another', 'http://'.repeat(2_857)],
    ['mail addresses', 'mailto:a@'.repeat(2_200)],
    ['opening tags', '<a '.repeat(6_666)],
    ['angle brackets', '<'.repeat(20_000)],
    ['comments that do not end', '<!--'.repeat(5_000)],
    ['CDATA that does not end', '<![CDATA['.repeat(2_200)],
    ['entities', '&lt;'.repeat(5_000)],
    ['ampersands', '&'.repeat(20_000)],
    ['backslashes', '\\'.repeat(20_000)],
    ['definitions', '[a]: b\n'.repeat(2_857)],
    ['one definition, many uses', `[a]: https://example.org/${'x'.repeat(5_000)}\n\n${'[a] '.repeat(3_700)}`],
    ['pipes', '|'.repeat(20_000)],
    ['headings', '#\n'.repeat(10_000)],
    ['underlines', 'a\n=\n'.repeat(5_000)],
    ['tabs', '\t'.repeat(19_990) + 'a'],
    ['empty lines', `a${'\n'.repeat(19_990)}a`],
    ['fences', '```\n'.repeat(5_000)],
    ['combining accents', `e${'\u0301'.repeat(19_990)}`],
    ['spaces before a break', `a${' '.repeat(19_990)}\nb`],
  ]
  renderBody('once, to warm up https://example.org *a*')
  for (const [name, text] of bombs)
    it(`is rendered in less than 200 ms: ${name}`, () => {
      assert.ok(text.length <= 20_000, String(text.length))
      let html = ''
      // The quickest of three: other programs may hold the machine for one of them.
      const took = Math.min(
        ...[1, 2, 3].map(() => {
          const started = performance.now()
          html = renderBody(text)
          return performance.now() - started
        }),
      )
      assert.ok(took < 200, `${took.toFixed(0)} ms`)
      assert.ok(html.length < 20 * text.length, `${html.length} characters`)
      assert.deepEqual(foreignParts(html), [])
    })
})
