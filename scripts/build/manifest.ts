import type { Metafile } from 'esbuild'

/** What the page frame needs to name the built files. Every value is a path on our own origin. */
export type Manifest = {
  /** The style sheet; null until there is one. */
  css: string | null
  /** The one font, to be preloaded; null until there is one. */
  font: string | null
  /** Chunks that the entry imports statically: asked for with the page, they do not wait for the entry. */
  preloads: string[]
  /** The script of every page; null until there is one. */
  entry: string | null
  /** Island name → its script, which the entry imports when the page has that island. */
  islands: Record<string, string>
}

/** Reads esbuild's account of what it wrote below `assets` (a folder of the project, served as `/assets/`). */
export function manifestOf({ outputs }: Metafile, assets: string): Manifest {
  const urlOf = (file: string) => `/assets${file.slice(assets.length)}`
  const manifest: Manifest = { css: null, font: null, preloads: [], entry: null, islands: {} }
  for (const [file, output] of Object.entries(outputs)) {
    if (file.endsWith('.css') && output.bytes > 0) manifest.css = urlOf(file)
    if (file.endsWith('.woff2')) manifest.font ??= urlOf(file)
    if (!file.endsWith('.js') || !output.entryPoint) continue
    const island = /^client\/islands\/(.+)\.tsx?$/.exec(output.entryPoint)?.[1]
    if (island) {
      manifest.islands[island] = urlOf(file)
    } else {
      manifest.entry = urlOf(file)
      manifest.preloads = staticImports(outputs, file).map(urlOf)
    }
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
