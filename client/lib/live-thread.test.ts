import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import type { Acknowledged } from '../../shared/api/live.ts'
import type { PostDto, ThreadDto } from '../../shared/api/threads.ts'
import { liveThread } from './live-thread.ts'
import type { LiveSocket } from './socket.ts'
import { openLog } from './thread-log.ts'

const threadId = 'thread'
const aPost = (seq: number, change: Partial<PostDto> = {}): PostDto => ({
  id: `post-${seq}`,
  threadId,
  seq,
  kind: 'chat',
  author: { handle: 'karim' },
  bodyHtml: `<p>${seq}</p>`,
  createdAt: '2026-03-01T09:00:00.000Z',
  sources: [],
  seals: [],
  ...change,
})

type Answer = (error: Error | null, answer?: Acknowledged<object>) => void

/**
 * A connection whose server answers and tells in one packet: a browser that polls, or a busy network, hands these over one right
 * after the other, with no turn between.
 */
function inOnePacket(reply: (event: string, payload: Record<string, unknown>, told: EventEmitter) => object) {
  const told = new EventEmitter()
  const socket = {
    connected: true,
    on: (event: string, listener: (what: object) => void) => told.on(event, listener),
    timeout: () => ({
      emit(event: string, payload: Record<string, unknown>, answer: Answer) {
        // Nothing is answered before the next turn.
        setImmediate(() => {
          const after = new EventEmitter()
          answer(null, { ok: true, ...reply(event, payload, after) })
          after.emit('packet', told)
        })
      },
    }),
  }
  return socket as unknown as LiveSocket
}

describe('a thread that is open', () => {
  it('takes what is told right after the answer to its join', async () => {
    let joins = 0
    const socket = inOnePacket((event, payload, after) => {
      assert.deepEqual([event, payload], ['thread:join', { threadId, afterSeq: 3 }])
      joins += 1
      after.on('packet', (told: EventEmitter) => told.emit('post:new', { threadId, seq: 5, post: aPost(5) }))
      return {
        seq: 4,
        thread: { id: threadId, seq: 4 } as ThreadDto,
        posts: [aPost(4)],
        changed: [],
        more: false,
      }
    })
    const live = liveThread(threadId, openLog(3, null), socket, undefined)
    const seqs = await new Promise<number[]>((resolve) =>
      live.follow(({ posts, seq }) => seq === 5 && resolve(posts.map((post) => post.seq))),
    )
    assert.deepEqual([seqs, joins], [[4, 5], 1])
  })

  it('keeps a message withdrawn that was withdrawn right after it was taken', async () => {
    const socket = inOnePacket((event, payload, after) => {
      if (event === 'thread:join')
        return { seq: 3, thread: { id: threadId, seq: 3 } as ThreadDto, posts: [], changed: [], more: false }
      const post = aPost(4, { clientId: String(payload['clientId']) })
      after.on('packet', (told: EventEmitter) => {
        told.emit('post:new', { threadId, seq: 4, post })
        told.emit('post:new', { threadId, seq: 5, post: aPost(5, { kind: 'system' }) })
        told.emit('post:changed', { threadId, seq: 5, post: { ...post, bodyHtml: '' } })
      })
      return { post }
    })
    const live = liveThread(threadId, openLog(3, 'karim'), socket, undefined)
    await new Promise<void>((resolve) => live.follow((_, isUp) => isUp && resolve()))
    live.say('à effacer')
    await new Promise<void>((resolve) => live.follow(({ seq }) => seq === 5 && resolve()))
    const bodies = await new Promise<string[]>((resolve) =>
      live.follow(({ posts, outgoing }) => {
        if (outgoing.length === 0) resolve(posts.map(({ bodyHtml }) => bodyHtml))
      }),
    )
    assert.deepEqual(bodies, ['', '<p>5</p>'])
  })
})
