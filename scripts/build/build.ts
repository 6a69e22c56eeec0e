import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { buildClient } from './client.ts'
import { buildServer } from './server.ts'
import { fingerprint, isUpToDate, writeStamp } from './stamp.ts'

/** One independent half of the build: where it reads, and what it writes under `dist/`. */
type Part = {
  name: string
  /** Folders and files whose change calls for a new build, relative to the project. */
  inputs: string[]
  /** Writes the part and returns the files written, relative to the project. */
  run: (root: string) => Promise<string[]>
}

const ALWAYS = ['scripts/build', 'package-lock.json', 'tsconfig.json']

const PARTS: Part[] = [
  { name: 'client', inputs: ['client', 'shared', ...ALWAYS], run: buildClient },
  { name: 'server', inputs: ['server', 'shared', ...ALWAYS], run: buildServer },
]

/**
 * Builds the parts whose inputs changed (path, size or time) or whose output is gone.
 * @param root the project's folder; the current one by default
 * @returns the names of the parts that were built
 * @throws the bundler's own error, with file and line, when a source does not compile; the last good
 *   output of that part then stays
 */
export async function build({
  root = process.cwd(),
  say = () => {},
}: { root?: string; say?: (line: string) => void } = {}): Promise<string[]> {
  const built: string[] = []
  for (const part of PARTS) {
    const started = performance.now()
    const stampFile = join(root, 'dist', `.${part.name}.stamp.json`)
    const inputs = fingerprint(root, part.inputs)
    if (isUpToDate(root, stampFile, inputs)) continue
    const outputs = await part.run(root)
    writeStamp(stampFile, { inputs, outputs })
    built.push(part.name)
    say(`build: ${part.name}, ${outputs.length} files in ${Math.round(performance.now() - started)} ms`)
  }
  if (built.length === 0) say('build: nothing changed')
  return built
}
