import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { filesBelow } from './stamp.ts'

/** The entry that the plugin answers for: a style sheet that exists nowhere on disk. */
export const STYLES = 'palier:styles'

/**
 * The order in which layers win, and the files in them: tokens, base, then one layer per component, so that no
 * component can depend on where another stands in the bundle. `shared/ui/thread/seal.css` is layer `ui.thread.seal`.
 */
export function styleSheet(root: string): string {
  const ground = ['tokens', 'base']
    .map((layer) => ({ layer, file: `client/styles/${layer}.css` }))
    .filter(({ file }) => existsSync(join(root, file)))
  const components = filesBelow(root, 'shared/ui')
    .filter((file) => file.endsWith('.css'))
    .map((file) => ({
      layer: `ui.${file.slice('shared/ui/'.length, -'.css'.length).replaceAll('/', '.')}`,
      file,
    }))
  const sheets = [...ground, ...components]
  if (sheets.length === 0) return ''
  const order = `@layer ${sheets.map(({ layer }) => layer).join(', ')};`
  return [order, ...sheets.map(({ layer, file }) => `@import "./${file}" layer(${layer});`)].join('\n')
}

/** Serves {@link STYLES} to esbuild, which inlines the imports and rewrites `url()` to hashed files. */
export function stylesPlugin(root: string): Plugin {
  return {
    name: 'palier-styles',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${STYLES}$`) }, () => ({ path: STYLES, namespace: 'styles' }))
      build.onLoad({ filter: /.*/, namespace: 'styles' }, () => ({
        contents: styleSheet(root),
        loader: 'css',
        resolveDir: root,
      }))
    },
  }
}
