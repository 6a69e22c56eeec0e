import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findMeilisearch, type MeilisearchBinary } from './meilisearch-binary.ts'
import { SearchUnavailable } from './search.port.ts'

/** As pino's: the object first. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export interface MeilisearchProcess {
  url: string
  key: string
  close(): Promise<void>
}

interface StartOptions {
  /** The engine keeps its data in `search/` under it. */
  dataDir: string
  log: Log
  /** Where the executable copy is kept; by default the account's cache folder. */
  cacheDir?: string | undefined
}

const START_LIMIT_MS = 20_000
const START_ATTEMPTS = 2
/** The watcher takes a second; whoever waits for longer than this is not waiting for it. */
const CLOSE_LIMIT_MS = 3_000
/** After so long it has not fallen over at its start. */
const SETTLED_MS = 60_000
const RESTART_WAITS_MS = [200, 1_000, 5_000, 30_000]

/**
 * Runs the engine ("$@") and holds it to the life of its parent. Our end of the pipe on standard input closes
 * when our process ends in whatever way, kill -9 included; the watcher sees that and ends the engine. It is a
 * process of its own, so that it also does its work when this shell is killed.
 */
const keeper = `
exec 3<&0
"$@" 3<&- </dev/null &
engine=$!
echo $engine > "$PID_FILE"
( while read -r _ <&3; do :; done
  kill -TERM $engine; sleep 1; kill -KILL $engine ) >/dev/null 2>&1 &
watcher=$!
exec 3<&- </dev/null
wait $engine
status=$?
kill $watcher 2>/dev/null
exit $status
`

/**
 * Starts a private Meilisearch on loopback, with a random port and key, and starts it again when it dies. It
 * ends with our process. The caller holds the lock on `dataDir`: one that is still running there was left behind
 * by a process that is gone, and is replaced.
 * @throws SearchUnavailable when there is no engine to run, or when it does not start
 */
export async function startMeilisearch({
  dataDir,
  log,
  cacheDir,
}: StartOptions): Promise<MeilisearchProcess> {
  const binary = await findMeilisearch(cacheDir)
  const folders = {
    dbPath: resolve(dataDir, 'search'),
    pidFile: resolve(dataDir, 'search.pid'),
    workDir: resolve(dataDir),
  }
  await mkdir(dataDir, { recursive: true })
  await endLeftover(folders, log)
  await dropOtherVersion(folders.dbPath, binary, log)
  for (let attempt = 1; ; attempt++) {
    const place = { ...folders, port: await freePort(), key: randomBytes(24).toString('base64url') }
    const keeping = new Keeping(binary, place, log)
    try {
      await keeping.start()
      return { url: urlOf(place), key: place.key, close: () => keeping.close() }
    } catch (error) {
      // Between our look and its start somebody may have taken the port.
      if (attempt === START_ATTEMPTS) throw error
    }
  }
}

interface Folders {
  dbPath: string
  pidFile: string
  workDir: string
}

interface Place extends Folders {
  port: number
  key: string
}

const urlOf = ({ port }: Place): string => `http://127.0.0.1:${port}`

/** The engine's process, through its restarts; port and key stay. */
class Keeping {
  readonly #binary: MeilisearchBinary
  readonly #place: Place
  readonly #log: Log
  readonly #closing = new AbortController()
  #child: ChildProcess | undefined
  #lastWords = ''
  #falls = 0

  constructor(binary: MeilisearchBinary, place: Place, log: Log) {
    this.#binary = binary
    this.#place = place
    this.#log = log
  }

  async start(): Promise<void> {
    const child = this.#spawn()
    await this.#answers(child)
    void this.#revive(child)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.stdin?.destroy()
    const late = setTimeout(() => killGroup(child), CLOSE_LIMIT_MS)
    await ended
    clearTimeout(late)
  }

  #spawn(): ChildProcess {
    const { dbPath, pidFile, workDir, port, key } = this.#place
    const engineArgs = [
      ...['--no-analytics', '--env', 'production', '--log-level', 'WARN'],
      ...['--max-indexing-memory', '200Mb', '--max-indexing-threads', '1'],
      ...['--http-addr', `127.0.0.1:${port}`, '--db-path', dbPath],
      ...['--dump-dir', join(dbPath, 'dumps'), '--snapshot-dir', join(dbPath, 'snapshots')],
    ]
    const child = spawn('/bin/sh', ['-c', keeper, 'palier-search', this.#binary.path, ...engineArgs], {
      cwd: workDir,
      // The key goes by the environment, since arguments are seen by everybody on the machine; and nothing of
      // ours goes with it.
      env: { PATH: '/usr/bin:/bin', MEILI_MASTER_KEY: key, PID_FILE: pidFile },
      stdio: ['pipe', 'ignore', 'pipe'],
      // Its own group: Ctrl-C is for us, and we end it when the last write is in.
      detached: true,
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-2_000)
    })
    this.#child = child
    return child
  }

  async #answers(child: ChildProcess): Promise<void> {
    const failed = new AbortController()
    child.once('exit', () => failed.abort())
    child.once('error', () => failed.abort())
    const giveUp = Date.now() + START_LIMIT_MS
    while (!failed.signal.aborted && Date.now() < giveUp) {
      if (await isOurs(this.#place)) return
      await pause(20)
    }
    child.stdin?.destroy()
    throw new SearchUnavailable(
      `Meilisearch does not start on ${this.#place.dbPath} (a derived store: it may be deleted). ` +
        `Its last words: ${this.#lastWords.trim()}`,
    )
  }

  async #revive(child: ChildProcess): Promise<void> {
    const since = Date.now()
    await once(child, 'exit')
    // One that falls over as soon as it stands up is tried less and less often.
    if (Date.now() - since > SETTLED_MS) this.#falls = 0
    while (!this.#closing.signal.aborted) {
      const wait = RESTART_WAITS_MS[Math.min(this.#falls++, RESTART_WAITS_MS.length - 1)] ?? 0
      this.#log.error({ wait, lastWords: this.#lastWords }, 'the search engine ended, starting it again')
      await pause(wait, undefined, { signal: this.#closing.signal, ref: false }).catch(() => {}) // closing ends it
      if (this.#closing.signal.aborted) return
      try {
        return await this.start()
      } catch (error) {
        this.#log.error({ err: error }, 'the search engine does not start again')
      }
    }
  }
}

/** The shell, the engine and the watcher are a process group of their own. */
function killGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL')
}

/** Does the engine that we started answer there? It alone knows the key. */
async function isOurs(place: Place): Promise<boolean> {
  try {
    const headers = { authorization: `Bearer ${place.key}` }
    const answer = await fetch(`${urlOf(place)}/version`, { headers, signal: AbortSignal.timeout(1_000) })
    return answer.ok
  } catch {
    return false // not listening yet
  }
}

/** The data of another version cannot be read, and can all be written again. */
async function dropOtherVersion(dbPath: string, binary: MeilisearchBinary, log: Log): Promise<void> {
  const written = await contentOf(join(dbPath, 'VERSION'))
  if (written === undefined || written.trim() === binary.version) return
  log.warn(
    { written: written.trim(), engine: binary.version },
    'search index of another version: it is built again',
  )
  await rm(dbPath, { recursive: true })
}

/** Ends an engine that runs on our folder though nobody keeps it. A recycled process number is left alone. */
async function endLeftover({ pidFile, dbPath }: Folders, log: Log): Promise<void> {
  const pid = Number(await contentOf(pidFile))
  if (!Number.isInteger(pid) || pid <= 1) return
  if (!(await runsOn(pid, dbPath))) return
  log.warn({ pid }, 'a search engine was left running on this folder: it is replaced')
  process.kill(pid, 'SIGKILL') // its store survives that; it answers to nobody
  while (await runsOn(pid, dbPath)) await pause(10)
}

async function runsOn(pid: number, dbPath: string): Promise<boolean> {
  const commandLine = await contentOf(`/proc/${pid}/cmdline`)
  return commandLine?.split('\0').includes(dbPath) ?? false
}

async function contentOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return undefined
    throw error
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new SearchUnavailable('no free port on loopback')
  return address.port
}
