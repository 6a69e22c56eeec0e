import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtomically } from './write.ts'

type Stamp = { inputs: string; outputs: string[] }

const IS_TEST = /\.test\.tsx?$/

/**
 * A hash over the path, size and time of every file below the given paths: reading the contents would
 * cost more than the rebuild that it saves. Tests are left out; a path that does not exist counts as empty.
 */
export function fingerprint(root: string, paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesBelow(root, path)) {
      const { size, mtimeMs } = statSync(join(root, file))
      hash.update(`${file}\0${size}\0${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

/** Every file at or below `path`, relative to `root`, in a stable order. */
export function filesBelow(root: string, path: string): string[] {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [path]
  return readdirSync(join(root, path), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`
      if (entry.isDirectory()) return filesBelow(root, below)
      return IS_TEST.test(entry.name) ? [] : [below]
    })
}

/** Whether the part was built from these inputs and everything that it wrote is still there. */
export function isUpToDate(root: string, stampFile: string, inputs: string): boolean {
  if (!existsSync(stampFile)) return false
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp
  return stamp.inputs === inputs && stamp.outputs.every((file) => existsSync(join(root, file)))
}

export function writeStamp(stampFile: string, stamp: Stamp): void {
  writeAtomically(stampFile, JSON.stringify(stamp))
}
