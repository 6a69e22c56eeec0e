import type { FicheDefinition } from '../../api/fiches.ts'
import { FicheBlocks, type Reading } from './FicheBlocks.tsx'
import { definitionId } from './FicheText.tsx'

export interface FicheGlossaryProps {
  definitions: readonly FicheDefinition[]
  reading: Reading
}

/** The words and abbreviations of a sheet, explained; the text links here. */
export function FicheGlossary({ definitions, reading }: FicheGlossaryProps) {
  return (
    <dl class="fiche-glossary">
      {definitions.map(({ key, title, blocks }) => (
        <div key={key} id={definitionId(key)}>
          <dt>{title}</dt>
          <dd>
            <FicheBlocks blocks={blocks} reading={{ ...reading, anchors: false }} level={4} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
