import assert from 'node:assert/strict'
import type { PostDto, ThreadDto } from '../../shared/api/threads.ts'
import { catchUp, hear, hold, mark, nextToSend, openLog, send, settle, takeBack } from './thread-log.ts'
import type { Outgoing, ThreadLog } from './thread-log.ts'

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
const aThread = (seq: number) => ({ id: threadId, seq }) as ThreadDto
const aMessage = (clientId: string): Outgoing => ({
  clientId,
  body: clientId,
  at: '2026-03-01T09:00:00.000Z',
  state: 'sending',
})
const isNew = (post: PostDto) => ({ event: 'post:new' as const, threadId, seq: post.seq, post })
const isChanged = (seq: number, post: PostDto) => ({ event: 'post:changed' as const, threadId, seq, post })
const heard = (log: ThreadLog, ...told: Parameters<typeof hear>[1][]): ThreadLog =>
  told.reduce((now, what) => {
    const next = hear(now, what)
    assert.ok(next, `${what.event} ${what.seq} found a hole above ${now.seq}`)
    return next
  }, log)
const seqs = ({ posts }: ThreadLog) => posts.map(({ seq }) => seq)

describe('the log of an open page', () => {
  it('takes the next number, and the same one twice as once', () => {
    const log = heard(openLog(3, null), isNew(aPost(4)), isNew(aPost(4)), isNew(aPost(5)))
    assert.deepEqual([log.seq, seqs(log)], [5, [4, 5]])
  })

  it('lets go of what the page has already', () =>
    assert.deepEqual(seqs(heard(openLog(3, null), isNew(aPost(2)))), []))

  it('sees a hole, under a post and under a change', () => {
    assert.equal(hear(openLog(3, null), isNew(aPost(5))), undefined)
    assert.equal(hear(openLog(3, null), isChanged(4, aPost(2))), undefined)
    assert.equal(
      hear(openLog(3, null), { event: 'thread:changed', threadId, seq: 4, thread: aThread(4) }),
      undefined,
    )
  })

  it('fills a hole with what was missed, each post once and in order', () => {
    const log = heard(openLog(3, null), isNew(aPost(4)))
    const joined = {
      seq: 6,
      thread: aThread(6),
      posts: [4, 5, 6].map((seq) => aPost(seq)),
      changed: [],
      more: false,
    }
    const whole = catchUp(log, joined)
    assert.deepEqual([whole.seq, seqs(whole), whole.thread?.seq], [6, [4, 5, 6], 6])
  })

  it('knows no more than it was given, when there is more', () => {
    const joined = { seq: 900, thread: aThread(900), posts: [aPost(4), aPost(5)], changed: [], more: true }
    assert.equal(catchUp(openLog(3, null), joined).seq, 5)
  })

  it('has a changed post as it is now, its own and the page’s', () => {
    const own = aPost(4)
    const log = heard(
      openLog(3, null),
      isNew(own),
      isNew(aPost(5, { kind: 'system' })),
      isChanged(5, { ...own, bodyHtml: 'new' }),
      isChanged(5, aPost(2, { bodyHtml: 'new too' })),
    )
    assert.deepEqual([log.posts[0]?.bodyHtml, log.changed.get('post-2')?.bodyHtml], ['new', 'new too'])
  })

  it('forgets nothing that it knows when an older answer comes late', () => {
    const log = heard(openLog(3, null), isNew(aPost(4)), isNew(aPost(5)))
    const late = { seq: 4, thread: aThread(4), posts: [aPost(4)], changed: [], more: false }
    assert.deepEqual([catchUp(log, late).seq, seqs(catchUp(log, late))], [5, [4, 5]])
  })
})

describe('a message on its way', () => {
  const mine = (seq: number, clientId: string) => aPost(seq, { clientId, author: { handle: 'lison' } })

  it('becomes the post, by the answer or by the log, whichever comes first, once', () => {
    const sent = send(openLog(3, 'lison'), aMessage('a'))
    for (const log of [
      heard(settle(sent, mine(4, 'a')), isNew(mine(4, 'a'))),
      settle(heard(sent, isNew(mine(4, 'a'))), mine(4, 'a')),
    ])
      assert.deepEqual([log.seq, seqs(log), log.outgoing], [4, [4], []])
  })

  it('leaves room for what came before it and is not known yet', () => {
    const log = settle(send(openLog(3, 'lison'), aMessage('a')), mine(5, 'a'))
    assert.deepEqual([log.seq, seqs(log)], [3, [5]])
    assert.deepEqual(seqs(heard(log, isNew(aPost(4)), isNew(mine(5, 'a')))), [4, 5])
  })

  it('is not taken for somebody else’s with the same clientId', () => {
    const log = heard(send(openLog(3, 'lison'), aMessage('a')), isNew(aPost(4, { clientId: 'a' })))
    assert.equal(log.outgoing.length, 1)
  })

  it('waits while the connection is gone, and goes first what was said first', () => {
    const log = hold(send(send(openLog(3, 'lison'), aMessage('a')), aMessage('b')))
    assert.deepEqual(
      log.outgoing.map(({ state }) => state),
      ['waiting', 'waiting'],
    )
    assert.equal(nextToSend(log)?.clientId, 'a')
  })

  it('that was refused stays for its writer, and stands in nobody’s way', () => {
    const problem = { type: '', title: '', status: 403, detail: '', code: 'not-allowed', requestId: '' }
    const log = mark(send(send(openLog(3, 'lison'), aMessage('a')), aMessage('b')), 'a', 'failed', problem)
    assert.equal(nextToSend(log)?.clientId, 'b')
    assert.equal(log.outgoing[0]?.problem, problem)
    assert.equal(hold(log).outgoing[0]?.state, 'failed')
    assert.deepEqual(
      takeBack(log, 'a').outgoing.map(({ clientId }) => clientId),
      ['b'],
    )
  })
})
