import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { compress } from './compress.ts'
import { ASSETS_PATH, manifestOf } from './manifest.ts'
import { filesBelow } from './stamp.ts'
import { stylesPlugin, STYLES } from './styles.ts'
import { slimSocket } from './slim-socket.ts'
import { writeAtomically } from './write.ts'

const OUT = 'dist/client'

const SHARED_OPTIONS = {
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2020',
  logLevel: 'silent',
  write: false,
  metafile: true,
} as const

/**
 * Bundles islands, styles and fonts into `dist/client/` (hashed, with a .br and a .gz beside each text), the
 * service worker too (under its own name), and writes `manifest.json`, which names them by their addresses.
 * @returns the files written, relative to the project
 */
export async function buildClient(root: string): Promise<string[]> {
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    ...SHARED_OPTIONS,
    absWorkingDir: root,
    entryPoints: entriesOf(root),
    outdir: OUT,
    entryNames: '[dir]/[name]-[hash]',
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: ASSETS_PATH,
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    plugins: [stylesPlugin(root), slimSocket],
    // Minified CSS is taken down to what the oldest supported browsers read, nesting included; layers and
    // custom properties are used as they are.
    supported: { nesting: false },
  })

  const written = new Map<string, Uint8Array>()
  for (const { path, contents } of outputFiles) written.set(relative(root, path), contents)
  for (const [file, contents] of await serviceWorker(root)) written.set(file, contents)
  const manifest = manifestOf(metafile, OUT)
  written.set(`${OUT}/manifest.json`, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))

  const files: string[] = []
  for (const [file, contents] of written) {
    for (const variant of [{ file, contents }, ...(await compress(file, contents))]) {
      writeAtomically(join(root, variant.file), variant.contents)
      files.push(variant.file)
    }
  }
  removeStale(root, files)
  return files
}

/** Output name → source: the entry, one per island, the one style sheet and the icon. */
function entriesOf(root: string): { in: string; out: string }[] {
  const entries = [{ in: STYLES, out: 'styles' }]
  if (existsSync(join(root, 'client/entry.ts'))) entries.push({ in: 'client/entry.ts', out: 'entry' })
  if (existsSync(join(root, 'client/icon.svg'))) entries.push({ in: 'client/icon.svg', out: 'icon' })
  const islands = join(root, 'client/islands')
  for (const file of existsSync(islands) ? readdirSync(islands).sort() : []) {
    const name = /^([^.]+)\.tsx?$/.exec(file)?.[1]
    if (name) entries.push({ in: `client/islands/${file}`, out: `islands/${name}` })
  }
  return entries
}

/** The service worker keeps its name and its place: its scope is the folder that it is served from. */
async function serviceWorker(root: string): Promise<[string, Uint8Array][]> {
  const source = 'client/service-worker.ts'
  if (!existsSync(join(root, source))) return []
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    ...SHARED_OPTIONS,
    absWorkingDir: root,
    entryPoints: [source],
    outdir: OUT,
    format: 'iife',
  })
  return outputFiles.map(({ path, contents }) => [relative(root, path), contents])
}

/** Takes away what earlier builds left, after the new files are in place. */
function removeStale(root: string, current: string[]): void {
  const keep = new Set(current)
  for (const file of filesBelow(root, OUT)) if (!keep.has(file)) rmSync(join(root, file), { force: true })
}
