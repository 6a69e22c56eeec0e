import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { removeAbandoned } from '../../server/database/embedded/socket-folder.ts'
import { temporaryFolder } from './support.ts'

const inAnHour = () => new Date(Date.now() + 3_600_000)

describe('the folders of sockets', () => {
  let parent: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    parent = temporaryFolder()
  })
  afterEach(() => parent.remove())

  /** A folder of that name, and the path of its socket. */
  function folder(name: string): string {
    mkdirSync(join(parent.path, name))
    return join(parent.path, name, 'store.sock')
  }

  /** Listens, and is killed. */
  async function listenAndDie(socket: string): Promise<void> {
    const code = `require('node:net').createServer().listen(${JSON.stringify(socket)}, () => console.log('listening'))`
    const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  it('are removed when nobody listens there any more', async () => {
    await listenAndDie(folder('palier-0123456789abcdef'))
    folder('palier-fedcba9876543210')
    await removeAbandoned(parent.path, inAnHour())
    assert.deepEqual(readdirSync(parent.path), [])
  })

  it('stay while somebody listens', async () => {
    const server = createServer().listen(folder('palier-0123456789abcdef'))
    await once(server, 'listening')
    await removeAbandoned(parent.path, inAnHour())
    assert.deepEqual(readdirSync(parent.path), ['palier-0123456789abcdef'])
    server.close()
  })

  it('stay while one may just be being opened', async () => {
    folder('palier-0123456789abcdef')
    await removeAbandoned(parent.path, new Date())
    assert.deepEqual(readdirSync(parent.path), ['palier-0123456789abcdef'])
  })

  it('are ours by name alone: anything else stays', async () => {
    folder('palier-notes')
    await removeAbandoned(parent.path, inAnHour())
    assert.deepEqual(readdirSync(parent.path), ['palier-notes'])
  })
})
