import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { filesBelow } from './stamp.ts'
import { writeAtomically } from './write.ts'

/** The process, and the worker threads that it starts from a file of their own: output name → source. */
const ENTRIES = {
  main: 'server/main.ts',
  'embedded-worker': 'server/database/embedded/worker.ts',
}

/** Files that the code reads as `new URL('./name.br', import.meta.url)`: they must stand beside the bundle too. */
const READ_AT_RUN_TIME = /\.(br|mjs)$/

/**
 * Bundles the server into `dist/server/`: our own sources only, packages are imported from `node_modules`.
 * @returns the files written, relative to the project
 * @throws when two files to be copied beside the bundle bear the same name
 */
export async function buildServer(root: string): Promise<string[]> {
  const entryPoints = Object.entries(ENTRIES)
    .filter(([, source]) => existsSync(join(root, source)))
    .map(([out, source]) => ({ in: source, out }))
  const written = copyBesideBundle(root)
  if (entryPoints.length === 0) return written

  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist/server',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    logLevel: 'silent',
    write: false,
  })
  for (const { path, contents } of outputFiles) {
    writeAtomically(path, contents)
    written.push(relative(root, path))
  }
  return written
}

function copyBesideBundle(root: string): string[] {
  const copied = new Map<string, string>()
  for (const source of filesBelow(root, 'server').filter((file) => READ_AT_RUN_TIME.test(file))) {
    const target = `dist/server/${basename(source)}`
    const other = copied.get(target)
    if (other)
      throw new Error(`build: ${source} and ${other} would be one file beside the bundle: rename one`)
    mkdirSync(join(root, 'dist/server'), { recursive: true })
    copyFileSync(join(root, source), join(root, target))
    copied.set(target, source)
  }
  return [...copied.keys()]
}
