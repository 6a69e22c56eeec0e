import { readdirSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { forNode } from '../build/server.ts'

const here = 'scripts/bench'
const out = 'dist/bench'

/**
 * Bundles every program that the bench measures, ours and the bare ones, as the product's own server is bundled: what is
 * run from TypeScript sources pays for the loader.
 * @returns where a program by that name was written
 */
export async function bundlePrograms(root: string): Promise<(name: string) => string> {
  const bare = readdirSync(join(root, here, 'bare')).map((file) => `${here}/bare/${file}`)
  const own = ['ours', 'seed', 'visitors', 'store/alone', 'store/ours', 'store/bare', 'engine'].map(
    (name) => `${here}/${name}.ts`,
  )
  const entries = [...own, ...bare].map((source) => ({ in: source, out: nameOf(source) }))
  await build({
    absWorkingDir: root,
    entryPoints: [...entries, { in: 'server/database/embedded/worker.ts', out: 'embedded-worker' }],
    outdir: out,
    ...forNode,
    logLevel: 'error',
  })
  // Beside them the browser's side as it is now: somebody else's build would take it away in the middle of a run.
  await cp(join(root, 'dist/client'), join(root, out, 'client'), { recursive: true })
  return (name) => join(root, out, `${name}.js`)
}

/** `scripts/bench/bare/thread.tsx` → `bare-thread`. */
const nameOf = (source: string): string =>
  source
    .slice(here.length + 1)
    .replace('/', '-')
    .replace(/\.tsx?$/, '')
