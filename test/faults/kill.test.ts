import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Acknowledged } from '../../shared/api/live.ts'
import type { PostDto, ThreadPageDto } from '../../shared/api/threads.ts'
import { freePort, startServer, type ServerProcess } from '../support/server-process.ts'
import { listen } from '../support/sockets.ts'

const rounds = 30
/** Each person may say 60 things a minute, and each process counts anew. */
const perRound = 40
/** What one person sends without waiting for the answers before. */
const inFlight = 6

type Sending = { clientId: string; body: string }

/** Somebody who says `name 0`, `name 1` … and says again what was not acknowledged. */
class Writer {
  readonly name: string
  readonly cookie: string
  readonly acknowledged = new Map<string, PostDto>()
  #next = 0
  #unanswered: Sending[] = []

  constructor(name: string, cookie: string) {
    this.name = name
    this.cookie = cookie
  }

  get said(): number {
    return this.#next
  }

  /** What to send in one life of the server: first what is open from the one before. */
  *messages(most: number): Generator<Sending> {
    yield* this.#unanswered.slice()
    for (let count = 0; count < most; count++) {
      const message = { clientId: `${this.name}-${this.#next}`, body: `${this.name} ${this.#next}` }
      this.#next += 1
      this.#unanswered.push(message)
      yield message
    }
  }

  accept(post: PostDto): void {
    this.acknowledged.set(post.clientId ?? '', post)
    this.#unanswered = this.#unanswered.filter(({ clientId }) => clientId !== post.clientId)
  }
}

describe('the whole server, killed while people write', function () {
  this.timeout(180_000)
  let dataDir: string
  let port: number
  let server: ServerProcess | undefined
  let onAccepted: () => void = () => {}

  before(async function () {
    assert.ok(existsSync('dist/server/main.js'), 'the server is not built: npm run build')
    dataDir = await mkdtemp(join(tmpdir(), 'palier-kill-'))
    port = await freePort()
  })
  after(async () => {
    await server?.kill()
    await rm(dataDir, { recursive: true, force: true })
  })

  const post = (path: string, body: object, cookie = '') =>
    fetch(`http://localhost:${port}${path}`, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        Origin: `http://localhost:${port}`,
        Cookie: cookie,
      },
      body: JSON.stringify(body),
    })

  async function signUp(name: string): Promise<Writer> {
    const answer = await post('/signup', { handle: name, password: 'quatre mots sans aucun lien' })
    assert.equal(answer.status, 201, await answer.text())
    return new Writer(name, (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '')
  }

  /** Writes over a socket until nothing more comes, several at a time. */
  async function writeLive(writer: Writer, threadId: string, most: number): Promise<void> {
    const listener = await listen({ url: `http://localhost:${port}` }, { cookie: writer.cookie })
    const messages = writer.messages(most)
    const lane = async () => {
      for (const { clientId, body } of messages) {
        const answer: Acknowledged<{ post: PostDto }> = await listener.say(threadId, body, clientId)
        if (!answer.ok) throw new Error(`${clientId}: ${JSON.stringify(answer.problem)}`)
        writer.accept(answer.post)
        onAccepted()
      }
    }
    try {
      await Promise.all(Array.from({ length: inFlight }, lane))
    } finally {
      listener.close()
    }
  }

  async function writeByForm(writer: Writer, threadId: string, most: number): Promise<void> {
    for (const message of writer.messages(most)) {
      const answer = await post(`/threads/${threadId}/chat`, message, writer.cookie)
      const body = await answer.text()
      if (answer.status !== 201) throw new Error(`${message.clientId}: ${answer.status} ${body}`)
      writer.accept((JSON.parse(body) as { post: PostDto }).post)
      onAccepted()
    }
  }

  async function readLog(threadId: string): Promise<PostDto[]> {
    const posts: PostDto[] = []
    for (let after: string | null = `/threads/${threadId}?after=0`; after;) {
      const answer = await fetch(`http://localhost:${port}${after}`, {
        headers: { Accept: 'application/json' },
      })
      const page = (await answer.json()) as ThreadPageDto
      posts.push(...page.posts)
      after = page.next
    }
    return posts
  }

  it(`has every acknowledged message, once, in order, without a gap, after ${rounds} times`, async () => {
    server = await startServer(dataDir, port)
    const live = [await signUp('lison'), await signUp('karim'), await signUp('noor')]
    const byForm = await signUp('marion')
    const asked = await post(
      '/threads',
      { title: 'Que reste-t-il après une coupure ?', topic: 'reversion' },
      byForm.cookie,
    )
    assert.equal(asked.status, 201)
    const { thread } = (await asked.json()) as ThreadPageDto
    const write = (most: number) => [
      ...live.map((writer) => writeLive(writer, thread.id, most)),
      writeByForm(byForm, thread.id, most),
    ]

    for (let round = 1; round <= rounds; round++) {
      const cut = new Promise<void>((resolve) => {
        let left = 1 + Math.floor(Math.random() * 100)
        onAccepted = () => --left === 0 && resolve()
      })
      const writing = Promise.allSettled(write(perRound))
      await Promise.race([cut, writing])
      await server.kill()
      await writing
      server = await startServer(dataDir, port)
    }
    await Promise.all(write(0))

    const log = await readLog(thread.id)
    assert.deepEqual(
      log.map(({ seq }) => seq),
      log.map((_, index) => index + 1),
    )
    const byId = new Map(log.map((post) => [post.id, post]))
    for (const writer of [...live, byForm]) {
      assert.ok(writer.said > rounds, `${writer.name} said only ${writer.said}: too little to lose anything`)
      for (const post of writer.acknowledged.values()) assert.deepEqual(byId.get(post.id), post)
      assert.deepEqual(
        log
          .filter(({ author, kind }) => kind === 'chat' && author.handle === writer.name)
          .map(({ clientId }) => clientId),
        Array.from({ length: writer.said }, (_, index) => `${writer.name}-${index}`),
      )
    }
    process.stderr.write(`    ${log.length} posts through ${rounds} cuts\n`)
  })
})
