import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { newId } from '../../server/database/new-id.ts'
import { onAppended } from '../../server/features/threads/log-feed.ts'
import { LogWriter, type PostDraft } from '../../server/features/threads/log-writer.ts'
import { PostModel, type PostRecord } from '../../server/features/threads/post.model.ts'
import { listPostsAfter } from '../../server/features/threads/post.repo.ts'
import { systemPost } from '../../server/features/threads/system-post.ts'
import { findThread } from '../../server/features/threads/thread.repo.ts'
import { testConnection } from '../support/app.ts'
import { createThread } from '../support/threads.ts'

/** What befalls a write on its way, as often as not. */
type Fault = 'lost-request' | 'lost-reply' | 'half' | 'sent-twice' | 'none'

/** A generator of chance that a failure can be repeated with. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const { MongoNetworkError } = mongoose.mongo
const networkIsGone = () => new MongoNetworkError('the connection was cut, by a test')

describe('three writers of one log, on a bad network', function () {
  this.timeout(60_000)
  const insertMany = PostModel.insertMany.bind(PostModel) as unknown as (
    ...args: unknown[]
  ) => Promise<unknown>
  const startSession = mongoose.connection.startSession.bind(mongoose.connection)
  let random = chance(1)
  let faults = { writes: 0, met: 0 }

  before(testConnection)
  afterEach(() => {
    PostModel.insertMany = insertMany as never
    mongoose.connection.startSession = startSession
  })

  const fault = (rate: number): Fault => {
    faults.writes += 1
    if (random() > rate) return 'none'
    faults.met += 1
    return (['lost-request', 'lost-reply', 'half', 'sent-twice'] as const)[Math.floor(random() * 4)] ?? 'none'
  }

  /** Between the writers and the store, from here on. */
  function breakNetwork(rate: number): void {
    PostModel.insertMany = (async (posts: unknown[], options: { session?: unknown }) => {
      // A transaction is whole or not at all: it is the commit that may go astray.
      if (options.session) return insertMany(posts, options)
      switch (fault(rate)) {
        case 'lost-request':
          throw networkIsGone()
        case 'lost-reply':
          await insertMany(posts, options)
          throw networkIsGone()
        case 'half':
          await insertMany(posts.slice(0, Math.ceil(posts.length / 2)), options)
          throw networkIsGone()
        case 'sent-twice':
          await insertMany(posts, options)
          return insertMany(posts, options)
        case 'none':
          return insertMany(posts, options)
      }
    }) as never
    mongoose.connection.startSession = async (...args) => {
      const session = await startSession(...args)
      const commit = session.commitTransaction.bind(session)
      session.commitTransaction = async () => {
        const what = fault(rate)
        if (what === 'lost-request' || what === 'half') throw networkIsGone()
        await commit()
        if (what === 'lost-reply') throw networkIsGone()
      }
      return session
    }
  }

  const chat = (authorId: string, clientId: string): PostDraft => ({
    kind: 'chat',
    authorId,
    clientId,
    body: clientId,
    bodyHtml: clientId,
    renderer: 1,
    createdAt: new Date(),
    sources: [],
  })

  /** One of three processes: when it crashes, nobody hears from it again, though what it had sent may arrive. */
  class Process {
    #writer: LogWriter
    #life = 0
    readonly #threadId: string

    constructor(threadId: string) {
      this.#threadId = threadId
      this.#writer = new LogWriter(threadId)
    }

    crash(): void {
      this.#life += 1
      this.#writer = new LogWriter(this.#threadId)
    }

    /** @returns undefined when no answer came */
    async append(draft: PostDraft): Promise<PostRecord | undefined> {
      const life = this.#life
      const answer = await new Promise<PostRecord | undefined>((settle, fail) =>
        this.#writer.push({ kind: 'append', id: newId(), draft, allowed: () => {}, settle, fail }),
      ).catch(() => undefined)
      return life === this.#life ? answer : undefined
    }

    async change(authorId: string): Promise<PostRecord | undefined> {
      const life = this.#life
      const now = new Date()
      const answer = await this.#writer
        .change(now, () => ({ set: {}, post: systemPost(authorId, now, 'reopened'), result: (post) => post }))
        .catch(() => undefined)
      return life === this.#life ? answer : undefined
    }
  }

  for (const seed of [1, 2, 3]) {
    it(`leave no gap and no double, and lose nothing that they acknowledged (chance ${seed})`, async () => {
      random = chance(seed)
      faults = { writes: 0, met: 0 }
      const thread = await createThread()
      const processes = Array.from({ length: 3 }, () => new Process(thread._id))
      const any = () => processes[Math.floor(random() * 3)] ?? assert.fail()
      const acknowledged: PostRecord[] = []
      const told = new Map<string, number>()
      const unsubscribe = onAppended(({ threadId, posts }) => {
        if (threadId === thread._id) for (const { _id, seq } of posts) told.set(_id, seq)
      })
      breakNetwork(0.25)

      /** Says one thing after the other, each until it is acknowledged, wherever it may. */
      const writer = async (authorId: string) => {
        for (let count = 0; count < 40; count++) {
          for (;;) {
            const post = await any().append(chat(authorId, `${authorId}-${count}`))
            if (!post) continue
            acknowledged.push(post)
            break
          }
          if (random() < 0.05) any().crash()
        }
      }
      /** Changes the state, and does not try again: what is not acknowledged may be in or not. */
      const changer = async (authorId: string) => {
        for (let count = 0; count < 25; count++) {
          const post = await any().change(authorId)
          if (post) acknowledged.push(post)
        }
      }
      const authors = Array.from({ length: 8 }, () => newId())
      await Promise.all([...authors.map(writer), changer(newId()), changer(newId())])
      unsubscribe()

      const log = await listPostsAfter(thread._id, 0, 10_000)
      assert.deepEqual(
        log.map(({ seq }) => seq),
        log.map((_, index) => index + 1),
      )
      const byId = new Map(log.map((post) => [post._id, post]))
      for (const { _id, seq } of acknowledged) assert.equal(byId.get(_id)?.seq, seq)
      for (const [id, seq] of told) assert.equal(byId.get(id)?.seq, seq)
      for (const author of authors)
        assert.deepEqual(
          log.filter(({ authorId }) => authorId === author).map(({ clientId }) => clientId),
          Array.from({ length: 40 }, (_, count) => `${author}-${count}`),
        )
      const changes = log.filter(({ kind }) => kind === 'system')
      assert.equal((await findThread(thread._id))?.stateSeq, changes.at(-1)?.seq ?? 1)
      assert.ok(faults.met > faults.writes / 8, `${faults.met} faults in ${faults.writes} writes`)
    })
  }
})
