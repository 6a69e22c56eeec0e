import type { Block, Cell, Inline, Section } from '../../shared/api/fiches.ts'
import type { Anchors } from './anchors.ts'
import { attribute, childOf, childrenOf, tidy, wordsOf, type XmlNode } from './element.ts'
import { joinWords, readLink, type LinkTargets } from './links.ts'

/** The sheet that is being read: its anchors, what its links reach, and the lists that its blocks point into. */
export interface Reading {
  anchors: Anchors
  targets: LinkTargets
  /** The words shown for a choice of the sheet's questionnaire, by its variable. */
  situations: ReadonlyMap<string, string>
  /** Lists the counter or the service once, and gives its key. */
  keepContact(node: XmlNode): string
  keepService(node: XmlNode): string
}

const NOTES = {
  ASavoir: 'know',
  ANoter: 'note',
  Attention: 'warning',
  Rappel: 'reminder',
} as const

/** Said beside the text, or of no use without its picture. */
const LEFT_OUT = new Set([
  'Titre',
  'TitreAlternatif',
  'Condition',
  'Colonne',
  'Resume',
  'Image',
  'Illustration',
])

/** The children of an element as blocks, in order. `parent` is the anchor of what they stand in. */
export function readBlocks(node: XmlNode, reading: Reading, parent: string): Block[] {
  const blocks: Block[] = []
  let fragments: Section[] | undefined
  for (const child of childrenOf(node)) {
    const situation = child.name === 'FragmentConditionne' ? situationOf(child, reading) : undefined
    if (situation === undefined) {
      blocks.push(...readBlock(child, reading, parent))
      fragments = undefined
      continue
    }
    if (!fragments) blocks.push({ kind: 'cases', cases: (fragments = []) })
    addFragment(fragments, child, situation, reading, parent)
  }
  return blocks
}

/** The words of the questionnaire for the one choice that a fragment holds for, where it has any. */
function situationOf(fragment: XmlNode, reading: Reading): string | undefined {
  const condition = childOf(fragment, 'Condition')
  const only = condition && childrenOf(condition).length === 1 ? childOf(condition, 'estVrai') : undefined
  return only && reading.situations.get(attribute(only, 'var'))
}

/** What holds in one situation only is shown as a case; fragments of one situation that follow each other are one. */
function addFragment(cases: Section[], node: XmlNode, title: string, reading: Reading, parent: string) {
  const last = cases.at(-1)
  if (last?.title === title) {
    last.blocks.push(...readBlocks(node, reading, last.anchor))
    return
  }
  const anchor = reading.anchors.takeWithin(title, parent)
  cases.push({ anchor, title, blocks: readBlocks(node, reading, anchor) })
}

function readBlock(node: XmlNode, reading: Reading, parent: string): Block[] {
  const name = node.name ?? ''
  if (LEFT_OUT.has(name)) return []
  switch (name) {
    case 'Paragraphe':
      return textBlock(readInlines(node, reading))
    case 'Liste': {
      const items = childrenOf(node, 'Item').map((item) => readBlocks(item, reading, parent))
      return [{ kind: 'list', ordered: attribute(node, 'type') === 'numero', items: items.filter(notEmpty) }]
    }
    case 'Chapitre':
    case 'SousChapitre':
      return [{ kind: 'section', section: readSection(node, reading, parent) }]
    case 'BlocCas':
      return [
        { kind: 'cases', cases: childrenOf(node, 'Cas').map((child) => readCase(child, reading, parent)) },
      ]
    case 'Tableau':
      return [readTable(node, reading, parent)]
    case 'ASavoir':
    case 'ANoter':
    case 'Attention':
    case 'Rappel': {
      const title = wordsOf(childOf(node, 'Titre'))
      return [{ kind: 'note', tone: NOTES[name], title, blocks: readBlocks(node, reading, parent) }]
    }
    case 'OuSAdresser':
      return [{ kind: 'contact', contact: reading.keepContact(node) }]
    case 'ServiceEnLigne':
      return [{ kind: 'service', service: reading.keepService(node) }]
    case 'Texte':
    case 'Introduction':
    case 'ContenuIllustre':
    case 'Contenu':
    case 'Description':
    case 'Commentaire':
    case 'FragmentConditionne':
      return readBlocks(node, reading, parent)
    default:
      throw new Error(`an element that we do not know how to show: ${name}`)
  }
}

/** A chapter with its title. A chapter without one is called after the words it begins with, out of sight. */
export function readSection(node: XmlNode, reading: Reading, parent: string): Section {
  const title = wordsOf(childOf(node, 'Titre')) || wordsOf(childOf(node, 'TitreAlternatif'))
  const anchor = reading.anchors.take(title, parent)
  return { anchor, title, blocks: readBlocks(node, reading, anchor) }
}

/** One of several situations; it stands beside the others under the same section. */
export function readCase(node: XmlNode, reading: Reading, parent: string): Section {
  const title = wordsOf(childOf(node, 'Titre'))
  const anchor = reading.anchors.takeWithin(title, parent)
  return { anchor, title, blocks: readBlocks(node, reading, anchor) }
}

function readTable(node: XmlNode, reading: Reading, parent: string): Block {
  const head: Cell[][] = []
  const rows: Cell[][] = []
  for (const row of childrenOf(node, 'Rangée')) {
    const cells = childrenOf(row, 'Cellule').map((cell) => readCell(cell, reading, parent))
    if (attribute(row, 'type') === 'header' && rows.length === 0) head.push(cells)
    else rows.push(cells)
  }
  const [first] = childrenOf(node, 'Colonne')
  const rowTitles = first !== undefined && attribute(first, 'type') === 'header'
  return { kind: 'table', title: wordsOf(childOf(node, 'Titre')), head, rows, rowTitles }
}

function readCell(node: XmlNode, reading: Reading, parent: string): Cell {
  const columns = Number(attribute(node, 'fusionHorizontale'))
  const rows = Number(attribute(node, 'fusionVerticale'))
  return {
    blocks: readBlocks(node, reading, parent),
    ...(columns > 1 ? { columns } : {}),
    ...(rows > 1 ? { rows } : {}),
  }
}

/** The words of a paragraph with what stands out in them. */
export function readInlines(node: XmlNode, reading: Reading): Inline[] {
  return joinWords((node.children ?? []).flatMap((child) => readInline(child, reading)))
}

function readInline(node: XmlNode, reading: Reading): Inline[] {
  if (node.text !== undefined) return [tidy(node.text)]
  switch (node.name) {
    case 'LienInterne':
    case 'LienIntra':
    case 'LienExterne':
      return wordsOf(node) ? [readLink(node, reading.targets)] : []
    case 'MiseEnEvidence':
    case 'Valeur': {
      const strong = joinWords((node.children ?? []).flatMap((child) => readInline(child, reading)))
      return strong.length > 0 ? [{ strong }] : []
    }
    case 'Exposant':
      return wordsOf(node) ? [{ sup: wordsOf(node) }] : []
    case 'Indice':
      return wordsOf(node) ? [{ sub: wordsOf(node) }] : []
    case 'Citation':
      return [`«\u00a0${wordsOf(node)}\u00a0»`]
    case 'Expression':
    case 'TermeEtranger':
    case 'Variable':
      return (node.children ?? []).flatMap((child) => readInline(child, reading))
    case 'Image':
      return []
    default:
      throw new Error(`words that we do not know how to show: ${node.name ?? node.type}`)
  }
}

const textBlock = (text: Inline[]): Block[] => (text.length > 0 ? [{ kind: 'text', text }] : [])
const notEmpty = (blocks: Block[]) => blocks.length > 0
