import assert from 'node:assert/strict'

export interface XmlElement {
  name: string
  attributes: Record<string, string>
  /** The text directly in it. */
  text: string
}

const NAME = '[A-Za-z_][\\w.:-]*'
const token = new RegExp(
  `<\\?xml[^?]*\\?>|<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|<!--[\\s\\S]*?-->|</(${NAME})\\s*>|<(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|([^<]+)`,
  'gy',
)
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
// What XML 1.0 cannot hold at all, and what it must not hold as it is in a text.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/**
 * Every element of a document, in the order of its opening. It reads what our feeds are made of, and is strict about it.
 * @throws AssertionError where the document is not well-formed
 */
export function elementsOf(xml: string): XmlElement[] {
  const elements: XmlElement[] = []
  const open: XmlElement[] = []
  assert.doesNotMatch(xml, forbidden)
  token.lastIndex = 0
  let end = 0
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    const [, cdata, closing, opening, attributes = '', selfClosing, text] = match
    end = token.lastIndex
    const inside = open.at(-1)
    if (closing !== undefined) assert.equal(open.pop()?.name, closing, `</${closing}> closes another element`)
    else if (opening !== undefined) {
      assert.ok(inside || elements.length === 0, `a second root: ${opening}`)
      const element = { name: opening, attributes: attributesOf(attributes), text: '' }
      elements.push(element)
      if (!selfClosing) open.push(element)
    } else if (inside) inside.text += cdata ?? (text === undefined ? '' : decoded(text))
    else assert.equal((text ?? '').trim(), '', 'text outside the root')
  }
  assert.equal(end, xml.length, `not well-formed at: ${xml.slice(end, end + 80)}`)
  assert.deepEqual(open, [], 'elements are left open')
  return elements
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([\w.:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decoded(value)]),
  )

function decoded(text: string): string {
  assert.doesNotMatch(text, /]]>/, 'the end of a CDATA section stands in a text')
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));|&/gi,
    (whole, decimal, hex, name: string | undefined) => {
      if (decimal) return String.fromCodePoint(Number(decimal))
      if (hex) return String.fromCodePoint(Number.parseInt(String(hex), 16))
      const character = entities[name ?? '']
      assert.ok(character, `not an entity of XML: ${text.slice(0, 80)} (${whole})`)
      return character
    },
  )
}
