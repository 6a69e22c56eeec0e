import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A package of the npm registry that is read once, and never depended on. */
export interface PackedSource {
  name: string
  version: string
  /** As the registry gives it: `sha512-` and base64. */
  integrity: string
}

/**
 * Downloads a package with `npm pack`, checks it and unpacks it.
 * @returns the folder of its files
 * @throws when what came is not, bit for bit, what the integrity names
 */
export function unpack(source: PackedSource, into: string): string {
  const spec = `${source.name}@${source.version}`
  const printed = execFileSync('npm', ['pack', spec, '--json', '--pack-destination', into], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const [packed] = JSON.parse(printed) as { filename: string }[]
  if (!packed) throw new Error(`npm pack gave nothing for ${spec}`)
  const archive = join(into, packed.filename)
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
  if (found !== source.integrity) throw new Error(`${spec} is not the one we know: ${found}`)
  const folder = join(into, packed.filename.replace(/\.tgz$/, ''))
  mkdirSync(folder)
  execFileSync('tar', ['xzf', archive, '-C', folder])
  return join(folder, 'package')
}
