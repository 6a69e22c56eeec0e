import type { ContainerNode } from 'preact'

/**
 * Lets Preact render at the end of an element that holds other things already: the server's items stay as they are, and what is
 * rendered here comes after them.
 */
export function appendRoot(parent: Element): ContainerNode {
  const last = parent.lastChild
  const insertBefore = (node: Node, before: Node | null) => parent.insertBefore(node, before)
  const root = {
    nodeType: 1,
    parentNode: parent,
    namespaceURI: parent.namespaceURI,
    ownerDocument: parent.ownerDocument,
    firstChild: null,
    childNodes: [],
    contains: (node: Node | null) => parent.contains(node) && node !== last,
    insertBefore,
    appendChild: (node: Node) => insertBefore(node, null),
    removeChild: (node: Node) => parent.removeChild(node),
  }
  return root
}
