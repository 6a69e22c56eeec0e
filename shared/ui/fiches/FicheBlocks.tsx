import type { ComponentChildren } from 'preact'
import type { Block, Cell, FicheContact, FicheService, Section } from '../../api/fiches.ts'
import type { Locale } from '../../text/words.ts'
import { FicheCases } from './FicheCases.tsx'
import { FicheHeading } from './FicheHeading.tsx'
import { FicheNote } from './FicheNote.tsx'
import { ContactPointer, ServicePointer } from './FichePointer.tsx'
import { FicheSteps } from './FicheSteps.tsx'
import { FicheTable, type ShownCell } from './FicheTable.tsx'
import { FicheText } from './FicheText.tsx'

/** What blocks refer to, and how they are shown. */
export interface Reading {
  locale: Locale
  contacts: ReadonlyMap<string, FicheContact>
  services: ReadonlyMap<string, FicheService>
  /** False beside the text, where titles are words in bold and have no address. */
  anchors: boolean
}

export interface FicheBlocksProps {
  blocks: readonly Block[]
  reading: Reading
  /** The level of the headings inside. */
  level: number
}

/** A sheet's paragraphs, lists, tables, notes, cases and sections, in order. */
export function FicheBlocks({ blocks, reading, level }: FicheBlocksProps) {
  return <>{blocks.map((block) => showBlock(block, reading, level))}</>
}

function showBlock(block: Block, reading: Reading, level: number): ComponentChildren {
  const inside = (blocks: readonly Block[], deeper = level) => (
    <FicheBlocks blocks={blocks} reading={reading} level={deeper} />
  )
  switch (block.kind) {
    case 'text':
      return (
        <p>
          <FicheText text={block.text} />
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List class="fiche-list">
          {block.items.map((item, at) => (
            <li key={at}>{item.length === 1 ? unwrapped(item, inside) : inside(item)}</li>
          ))}
        </List>
      )
    }
    case 'section':
      return <FicheSection section={block.section} reading={reading} level={level} />
    case 'cases':
      return <FicheCases cases={block.cases.map((one) => ({ ...one, content: inside(one.blocks) }))} />
    case 'steps':
      return (
        <FicheSteps
          steps={block.steps.map((step) => ({
            anchor: step.anchor,
            content: stepContent(step, reading, level),
          }))}
        />
      )
    case 'table': {
      const shown = (cells: readonly Cell[]) =>
        cells.map((cell): ShownCell => ({ ...cell, content: unwrapped(cell.blocks, inside) }))
      return (
        <FicheTable
          title={block.title}
          head={block.head.map(shown)}
          rows={block.rows.map(shown)}
          rowTitles={block.rowTitles}
        />
      )
    }
    case 'note':
      return (
        <FicheNote tone={block.tone} title={block.title}>
          {inside(block.blocks)}
        </FicheNote>
      )
    case 'service': {
      const service = reading.services.get(block.service)
      return service && <ServicePointer service={service} locale={reading.locale} />
    }
    case 'contact': {
      const contact = reading.contacts.get(block.contact)
      return contact && <ContactPointer contact={contact} locale={reading.locale} />
    }
  }
}

export interface FicheSectionProps {
  section: Section
  reading: Reading
  level: number
}

/** A section with its title, when it has one, and its address. */
export function FicheSection({ section, reading, level }: FicheSectionProps) {
  const { anchor, title, blocks } = section
  if (!reading.anchors)
    return (
      <>
        {title && (
          <p>
            <b>{title}</b>
          </p>
        )}
        <FicheBlocks blocks={blocks} reading={reading} level={level} />
      </>
    )
  return (
    <section class="fiche-section" id={anchor}>
      {title && <FicheHeading level={level} title={title} anchor={anchor} locale={reading.locale} />}
      <FicheBlocks blocks={blocks} reading={reading} level={title ? level + 1 : level} />
    </section>
  )
}

/** A step's title and what is to be done; its number and address are those of its place in the list. */
export function stepContent(
  { anchor, title, blocks }: Section,
  reading: Reading,
  level: number,
): ComponentChildren {
  return (
    <>
      {title && <FicheHeading level={level} title={title} anchor={anchor} locale={reading.locale} />}
      <FicheBlocks blocks={blocks} reading={reading} level={level + 1} />
    </>
  )
}

/** One paragraph alone needs no element of its own in a cell or an item. */
function unwrapped(
  blocks: readonly Block[],
  inside: (blocks: readonly Block[]) => ComponentChildren,
): ComponentChildren {
  const [only] = blocks
  if (!only) return ''
  return blocks.length === 1 && only.kind === 'text' ? <FicheText text={only.text} /> : inside(blocks)
}
