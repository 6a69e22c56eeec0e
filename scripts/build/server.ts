import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildOptions, Plugin } from 'esbuild'
import { writeAtomically } from './write.ts'

/** The process, and the worker threads that it starts from a file of their own: output name → source. */
const ENTRIES = {
  main: 'server/main.ts',
  'embedded-worker': 'server/database/embedded/worker.ts',
}

/** One package goes in: its two hundred small files take longer to find and read than all else the worker needs. */
const mingoInside: Plugin = {
  name: 'mingo-inside',
  setup({ onResolve }) {
    onResolve({ filter: /^mingo\// }, ({ path }) => ({ path: fileURLToPath(import.meta.resolve(path)) }))
  },
}

/** How programs that run in Node are bundled, beside what goes in and where it comes out. */
export const forNode = {
  bundle: true,
  packages: 'external',
  plugins: [mingoInside],
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: true,
} satisfies BuildOptions

/**
 * Bundles the server into `dist/server/`: our own sources, packages are imported from `node_modules` but for one, and
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
    ...forNode,
    logLevel: 'silent',
    write: false,
  })
  for (const { path, contents } of outputFiles) writeAtomically(path, contents)
  return outputFiles.map(({ path }) => relative(root, path))
}
