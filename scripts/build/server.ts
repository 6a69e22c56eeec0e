import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { writeAtomically } from './write.ts'

/** The process, and the worker threads that it starts from a file of their own: output name → source. */
const ENTRIES = {
  main: 'server/main.ts',
  'embedded-worker': 'server/database/embedded/worker.ts',
}

/**
 * Bundles the server into `dist/server/`: our own sources only, packages are imported from `node_modules`, and
 * packed content is read where it lies (`server/package-root.ts`).
 * @returns the files written, relative to the project
 */
export async function buildServer(root: string): Promise<string[]> {
  const entryPoints = Object.entries(ENTRIES)
    .filter(([, source]) => existsSync(join(root, source)))
    .map(([out, source]) => ({ in: source, out }))
  if (entryPoints.length === 0) return []

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
  for (const { path, contents } of outputFiles) writeAtomically(path, contents)
  return outputFiles.map(({ path }) => relative(root, path))
}
