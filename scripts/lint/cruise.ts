import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import type { ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const FOLDERS = ['client', 'server', 'shared', 'scripts', 'test']

/** What the import rules found. */
export type ImportReport = {
  /** One line per broken rule: its name, the import, and why the rule is there. */
  violations: string[]
  /** The names of the rules that were held against the imports. */
  rules: string[]
  /** Source files that exist but were not read: with any of them the verdict is worth nothing. */
  unread: string[]
  modules: number
  dependencies: number
}

/**
 * Follows every import of the project and holds it against `.dependency-cruiser.mjs`.
 * @param root the project's folder; the current one by default
 */
export async function cruiseImports(root = process.cwd()): Promise<ImportReport> {
  const sources = FOLDERS.flatMap((folder) => sourcesBelow(root, folder))
  const options = await extractOptions(join(root, '.dependency-cruiser.mjs'))
  const { enhancedResolveOptions, ...cruiseOptions } = options
  const result = await cruise(
    sources,
    { ...cruiseOptions, validate: true, baseDir: root },
    enhancedResolveOptions,
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  )
  const { modules, summary } = result.output as ICruiseResult
  const read = new Set(modules.map(({ source }) => source))
  return {
    violations: summary.violations.map(({ from, to, rule, cycle }) => {
      const path = cycle ? cycle.map(({ name }) => name).join(' → ') : to
      const reason = summary.ruleSetUsed?.forbidden?.find(({ name }) => name === rule.name)?.comment ?? ''
      return `${rule.name}: ${from} → ${path} (${reason})`
    }),
    rules: summary.ruleSetUsed?.forbidden?.map(({ name }) => name ?? '') ?? [],
    unread: sources.filter((file) => !read.has(file)),
    modules: sources.length,
    dependencies: summary.totalDependenciesCruised ?? 0,
  }
}

/**
 * Why a report cannot be trusted, or undefined: a cruise that cannot parse TypeScript finds no import at all,
 * and calls that "no violations".
 */
export function blindness({ unread, modules, dependencies }: ImportReport): string | undefined {
  if (unread.length > 0) return `${unread.length} files were not read, ${unread[0]} for one`
  if (modules === 0 || dependencies < modules) {
    return `${dependencies} imports in ${modules} files: fewer than real code has, so the parser is missing`
  }
  return undefined
}

function sourcesBelow(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
