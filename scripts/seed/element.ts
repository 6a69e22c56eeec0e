/** A node of service-public's XML as the package gives it: an element, or a text. */
export interface XmlNode {
  type?: string
  name?: string
  text?: string
  attributes?: Record<string, string>
  children?: XmlNode[]
}

/** The child elements of that name, in order; all child elements without a name. */
export function childrenOf(node: XmlNode, ...names: string[]): XmlNode[] {
  const elements = (node.children ?? []).filter((child) => child.name !== undefined)
  return names.length === 0 ? elements : elements.filter((child) => names.includes(child.name ?? ''))
}

export const childOf = (node: XmlNode, name: string): XmlNode | undefined => childrenOf(node, name)[0]

export const attribute = (node: XmlNode, name: string): string => node.attributes?.[name] ?? ''

/** All the words inside, on one line. */
export const wordsOf = (node: XmlNode | undefined): string => (node ? tidy(rawWords(node)).trim() : '')

const rawWords = (node: XmlNode): string =>
  node.text ?? (node.children ?? []).map((child) => rawWords(child)).join('')

/** One space for any run of blanks; a no-break space before the signs that French does not leave alone. */
export const tidy = (words: string): string =>
  words
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/ ([?!;:»%€])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')

/** Every descendant of that name, outermost first. */
export function* descendants(node: XmlNode, name: string): Generator<XmlNode> {
  for (const child of node.children ?? []) {
    if (child.name === name) yield child
    yield* descendants(child, name)
  }
}
