import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { executableCopy } from '../../server/adapters/search/meilisearch-binary.ts'
import { startMeilisearch } from '../../server/adapters/search/meilisearch-process.ts'
import { SearchUnavailable } from '../../server/adapters/search/search.port.ts'
import { silent } from './search-engine.ts'

const enginePid = async (dataDir: string): Promise<number> =>
  Number(await readFile(join(dataDir, 'search.pid'), 'utf8'))

/** What the system knows of a process; undefined when it is gone or only waits to be buried. */
async function commandOf(pid: number): Promise<string | undefined> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

/** The system tells nobody but a parent that a process ended, so this asks until it has, or fails after 5 s. */
async function hasEnded(pid: number): Promise<void> {
  const giveUp = Date.now() + 5_000
  while ((await commandOf(pid)) !== undefined) {
    assert.ok(Date.now() < giveUp, `process ${pid} is still running`)
    await pause(10)
  }
}

/** A Palier of its own that only starts the engine; `pid` is the engine's. */
async function startedElsewhere(dataDir: string): Promise<{ parent: ChildProcess; pid: number }> {
  const parent = spawn(
    process.execPath,
    ['--import=tsx', new URL('./start-search.ts', import.meta.url).pathname, dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await once(createInterface(parent.stdout), 'line')
  return { parent, pid: await enginePid(dataDir) }
}

describe('the private search engine', function () {
  this.timeout(30_000)
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'palier-engine-'))
  })
  afterEach(() => rm(dataDir, { recursive: true, force: true }))

  it('answers to its key alone, which its command line does not show', async () => {
    const engine = await startMeilisearch({ dataDir, log: silent })
    try {
      const [without, command] = [
        await fetch(`${engine.url}/indexes`),
        await commandOf(await enginePid(dataDir)),
      ]
      assert.equal(without.status, 401)
      assert.ok(command?.includes(dataDir) && !command.includes(engine.key))
    } finally {
      await engine.close()
    }
  })

  it('is gone when it was closed, and starts again on its data', async () => {
    const engine = await startMeilisearch({ dataDir, log: silent })
    const pid = await enginePid(dataDir)
    await engine.close()
    await hasEnded(pid)
    const again = await startMeilisearch({ dataDir, log: silent })
    await again.close()
  })

  it('dies with a process that is killed', async () => {
    const { parent, pid } = await startedElsewhere(dataDir)
    parent.kill('SIGKILL')
    await hasEnded(pid)
  })

  it('starts again by itself when it is killed, at the same address', async () => {
    const engine = await startMeilisearch({ dataDir, log: silent })
    try {
      const pid = await enginePid(dataDir)
      process.kill(pid, 'SIGKILL')
      await hasEnded(pid)
      const giveUp = Date.now() + 10_000
      while (
        !(await fetch(`${engine.url}/health`).then(
          ({ ok }) => ok,
          () => false,
        ))
      ) {
        assert.ok(Date.now() < giveUp, 'it did not start again')
        await pause(20)
      }
      assert.notEqual(await enginePid(dataDir), pid)
    } finally {
      await engine.close()
    }
  })

  it('replaces one that was left running on its folder', async () => {
    const { parent, pid } = await startedElsewhere(dataDir)
    try {
      const engine = await startMeilisearch({ dataDir, log: silent })
      await hasEnded(pid)
      await engine.close()
    } finally {
      parent.kill('SIGKILL')
    }
  })

  it('leaves alone a process that has taken the number of an engine', async () => {
    const other = spawn('sleep', ['60'])
    try {
      await writeFile(join(dataDir, 'search.pid'), String(other.pid))
      const engine = await startMeilisearch({ dataDir, log: silent })
      await engine.close()
      assert.equal(other.exitCode ?? other.signalCode, null)
    } finally {
      other.kill()
    }
  })

  it('builds the index of another version again, and says so', async () => {
    const engine = await startMeilisearch({ dataDir, log: silent })
    await engine.close()
    await writeFile(join(dataDir, 'search', 'VERSION'), '1.20.0')
    const said: string[] = []
    const again = await startMeilisearch({
      dataDir,
      log: { ...silent, warn: (_facts, text) => said.push(text) },
    })
    await again.close()
    assert.match(said.join(), /built again/)
  })

  it('names the folder when the engine does not start on it', async () => {
    const engine = await startMeilisearch({ dataDir, log: silent })
    await engine.close()
    await writeFile(join(dataDir, 'search', 'tasks', 'data.mdb'), 'not a database')
    await assert.rejects(
      startMeilisearch({ dataDir, log: silent }),
      (error) => error instanceof SearchUnavailable && error.message.includes(join(dataDir, 'search')),
    )
  })
})

describe('the executable copy of the search engine', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palier-cache-'))
    await writeFile(join(folder, 'source'), 'engine')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  /** SHA-256 of "engine". */
  const known = {
    version: '0.0.1',
    sha256: 'ed9f6f25068608efd412958da4dfc19328ca3511251fa6d5f9c42baf230e32f8',
  }

  it('can be run, by us alone, and is made once', async () => {
    const copy = await executableCopy(join(folder, 'source'), join(folder, 'cache'), known)
    const made = await stat(copy)
    assert.equal(made.mode & 0o777, 0o700)
    await executableCopy(join(folder, 'source'), join(folder, 'cache'), known)
    assert.equal((await stat(copy)).ino, made.ino)
  })

  it('is not made of a file that we do not know', async () => {
    const unknown = { ...known, sha256: 'f'.repeat(64) }
    await assert.rejects(
      executableCopy(join(folder, 'source'), join(folder, 'cache'), unknown),
      SearchUnavailable,
    )
  })

  it('is not kept where others can write', async () => {
    await chmod(folder, 0o777)
    await assert.rejects(executableCopy(join(folder, 'source'), folder, known), SearchUnavailable)
  })

  it('is not kept behind a link', async () => {
    await symlink(folder, join(folder, 'link'))
    await assert.rejects(
      executableCopy(join(folder, 'source'), join(folder, 'link'), known),
      SearchUnavailable,
    )
  })
})
