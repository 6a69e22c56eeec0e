import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of our package.json: the same from the sources and from the built bundle, which lie at other depths. */
export const packageRoot: string = findPackageRoot(import.meta.dirname)

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('no package.json above the program')
  return findPackageRoot(parent)
}
