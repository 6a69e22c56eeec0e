import { cpus, loadavg } from 'node:os'
import { ratioOf, median, type Pair } from './statistics.ts'

/** What must hold of a figure: of ours alone, or of ours as a multiple of the bare program's. */
export type Goal = { of: 'ours' | 'ratio' } & ({ atMost: number } | { atLeast: number })

/** One line of the table. */
export interface Line {
  row: string
  what: string
  unit: string
  ours: number
  bare?: number
  /** Ours as a multiple of the bare program's. */
  ratio?: number
  goal?: Goal
}

/** A line of figures that were taken in pairs. */
export function pairedLine(
  row: string,
  what: string,
  unit: string,
  pairs: readonly Pair[],
  goal?: Goal,
): Line {
  return {
    row,
    what,
    unit,
    ours: median(pairs.map(({ ours }) => ours)),
    bare: median(pairs.map(({ bare }) => bare)),
    ratio: ratioOf(pairs),
    ...(goal && { goal }),
  }
}

/** Undefined when the line has no goal. */
export function isMet({ ours, ratio, goal }: Line): boolean | undefined {
  if (!goal) return undefined
  const value = goal.of === 'ours' ? ours : (ratio ?? Number.NaN)
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast
}

const headings = ['row', 'what', 'ours', 'bare program', 'ratio', 'goal', 'met']

/** The table in Markdown, its columns aligned, so that it reads in a terminal too. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [headings, ...lines.map(cellsOf)]
  const widths = headings.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)))
  const printed = rows.map(
    (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [printed[0], rule, ...printed.slice(1)].join('\n')
}

function cellsOf(line: Line): string[] {
  const { row, what, unit, ours, bare, ratio } = line
  const met = isMet(line)
  return [
    row,
    what,
    `${shortly(ours)} ${unit}`,
    bare === undefined ? '' : `${shortly(bare)} ${unit}`,
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    goalText(line),
    met === undefined ? '' : met ? 'yes' : 'no',
  ]
}

function goalText({ unit, goal }: Line): string {
  if (!goal) return ''
  const bound = 'atMost' in goal ? `≤ ${shortly(goal.atMost)}` : `≥ ${shortly(goal.atLeast)}`
  return goal.of === 'ratio' ? `${bound} ×` : `${bound} ${unit}`
}

/** Three figures that count, and no more than a reader can use. */
export function shortly(value: number): string {
  if (value === 0) return '0'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toLocaleString('en-GB', { maximumFractionDigits: Math.min(digits, 3) })
}

/** How many processes wanted a processor before ours did: figures of a busy machine are lower bounds. */
const [loadBefore = 0] = loadavg()

/** A page of `docs/` that a bench writes: the last table, where and when it was seen. */
export interface BudgetsPage {
  title: string
  /** What writes it. */
  command: string
  /** The folder or file of the programs that are measured beside ours. */
  bare: string
}

export function budgetsPage(
  { title, command, bare }: BudgetsPage,
  lines: readonly Line[],
  now: Date,
): string {
  const [cpu, ...others] = cpus()
  const machine = `${others.length + 1} × ${cpu?.model.trim() ?? 'processor'}`
  return `# ${title}

Written by \`${command} -- --write\`: figures that were seen, not ones that are hoped for.

${now.toISOString().slice(0, 10)}, ${machine}, Node ${process.versions.node}. The load comes from the same machine. A ratio is ours divided by
the bare program's (\`${bare}\`), the median of pairs that were measured in turns; what each side
costs alone depends on the machine, and on what else ran on it: its load was ${shortly(loadBefore)} when this began.

${tableOf(lines)}
`
}
