import type { Metafile } from 'esbuild'

/** Where the server serves the built files from. */
export const ASSETS_PATH = '/assets/'

/**
 * Logical name → address on our own origin: `entry.js`, `style.css`, `font.woff2`, `icon.svg`, `islands/<name>.js`, each as far as
 * it exists, and `preloads`: the chunks that the entry imports statically, asked for with the page so that they
 * do not wait for the entry.
 */
export type Manifest = Record<string, string | string[]>

/** Reads esbuild's account of what it wrote below the folder `out`. */
export function manifestOf({ outputs }: Metafile, out: string): Manifest {
  const addressOf = (file: string) => ASSETS_PATH + file.slice(out.length + 1)
  const manifest: Manifest = { preloads: [] }
  for (const [file, output] of Object.entries(outputs)) {
    if (file.endsWith('.css') && output.bytes > 0) manifest['style.css'] = addressOf(file)
    if (file.endsWith('.woff2')) manifest['font.woff2'] = addressOf(file)
    if (file.endsWith('.svg')) manifest['icon.svg'] = addressOf(file)
    if (!file.endsWith('.js') || !output.entryPoint) continue
    const name = output.entryPoint.replace(/^client\//, '').replace(/\.tsx?$/, '.js')
    manifest[name] = addressOf(file)
    if (name === 'entry.js') manifest['preloads'] = staticImports(outputs, file).map(addressOf)
  }
  return manifest
}

/** The chunks below an output, nearest first, each once. */
function staticImports(outputs: Metafile['outputs'], file: string, seen = new Set<string>()): string[] {
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    if (external || kind !== 'import-statement' || seen.has(path)) continue
    seen.add(path)
    staticImports(outputs, path, seen)
  }
  return [...seen]
}
