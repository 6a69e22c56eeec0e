import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ProblemDto } from '../../shared/api/problem.ts'
import type { PostDto, ThreadPageDto } from '../../shared/api/threads.ts'
import { freePort, startServer, type ServerProcess } from '../support/server-process.ts'

/** A database that holds its connections open and says nothing: a frozen machine, a full disk, a network that swallows. */
describe('the whole server, while its database hangs', function () {
  // Enough to start in on a busy machine; a driver left to itself waits longer than this for what does not answer.
  this.timeout(30_000)
  let folder: string
  let port: number
  let store: ChildProcess
  let server: ServerProcess
  let cookie: string
  let thread: ThreadPageDto['thread']

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palier-hung-'))
    port = await freePort()
    const storePort = String(await freePort())
    const args = ['--data', join(folder, 'store'), '--port', storePort]
    store = spawn(process.execPath, ['--import=tsx', 'scripts/embedded-store.ts', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    assert.ok(store.stdout)
    await once(createInterface(store.stdout), 'line')
    server = await startServer(join(folder, 'server'), port, {
      MONGODB_URL: `mongodb://127.0.0.1:${storePort}/palier?replicaSet=rs0`,
      PUBLIC_URL: `http://localhost:${port}`,
      SESSION_SECRET: 'a secret of thirty-two characters.',
    })
    const joined = await post('/signup', { handle: 'lison', password: 'quatre mots sans aucun lien' })
    cookie = (joined.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const asked = await post('/threads', {
      title: 'Que se passe-t-il quand rien ne répond ?',
      topic: 'reversion',
    })
    assert.equal(asked.status, 201)
    ;({ thread } = (await asked.json()) as ThreadPageDto)
  })
  after(async () => {
    store.kill('SIGCONT')
    await server?.kill()
    store.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  const post = (path: string, body: object) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        Origin: server.url,
        ...(cookie && { Cookie: cookie }),
      },
      body: JSON.stringify(body),
    })

  it('answers everybody that it is away, loses no word, and goes on when it is back', async () => {
    const path = `/threads/${thread.id}/chat`
    const message = { body: 'Est-ce arrivé ?', clientId: 'once' }
    store.kill('SIGSTOP')
    const [page, said, ready] = await Promise.all([
      fetch(`${server.url}/topics/reversion`),
      post(path, message),
      fetch(`${server.url}/health/ready`),
    ])
    assert.deepEqual([page.status, said.status, ready.status], [503, 503, 503])
    assert.equal(((await said.json()) as ProblemDto).reason, 'database')

    store.kill('SIGCONT')
    let again = await post(path, message)
    while (again.status === 503) again = await post(path, message)
    assert.equal(again.status, 201)
    const { post: stored } = (await again.json()) as { post: PostDto }
    assert.deepEqual([stored.seq, stored.clientId], [2, 'once'])
  })
})
