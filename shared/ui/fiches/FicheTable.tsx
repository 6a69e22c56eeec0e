import type { ComponentChildren } from 'preact'

export interface ShownCell {
  content: ComponentChildren
  columns?: number
  rows?: number
}

export interface FicheTableProps {
  title: string
  head: readonly (readonly ShownCell[])[]
  rows: readonly (readonly ShownCell[])[]
  /** The first cell of a row says what the row is about. */
  rowTitles: boolean
}

/** A table that scrolls by itself where it is wider than the page. */
export function FicheTable({ title, head, rows, rowTitles }: FicheTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard
    <div class="fiche-table" role="group" aria-label={title || undefined} tabIndex={0}>
      <table>
        {title && <caption>{title}</caption>}
        {head.length > 0 && (
          <thead>
            {head.map((cells, row) => (
              <tr key={row}>{cells.map((cell, at) => headCell(cell, at, 'col'))}</tr>
            ))}
          </thead>
        )}
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) =>
                rowTitles && at === 0 ? headCell(cell, at, 'row') : dataCell(cell, at),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function headCell(cell: ShownCell, key: number, scope: 'col' | 'row') {
  // The corner above the titles of the rows heads nothing.
  if (cell.content === '') return dataCell(cell, key)
  return (
    <th key={key} scope={scope} colSpan={cell.columns} rowSpan={cell.rows}>
      {cell.content}
    </th>
  )
}

const dataCell = ({ content, columns, rows }: ShownCell, key: number) => (
  <td key={key} colSpan={columns} rowSpan={rows}>
    {content}
  </td>
)
