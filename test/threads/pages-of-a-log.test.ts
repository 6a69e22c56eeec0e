import assert from 'node:assert/strict'
import type { ThreadPageDto } from '../../shared/api/threads.ts'
import { sendChat } from '../../server/features/threads/send-chat.ts'
import type { ThreadRecord } from '../../server/features/threads/thread.model.ts'
import { signedOut, startApp, type TestApp } from '../support/app.ts'
import { actingAs, createAnswer, createPerson, createThread } from '../support/threads.ts'

describe('the pages of a thread', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  const read = async (path: string): Promise<ThreadPageDto> =>
    (await signedOut(test).get(path).accept('json').expect(200)).body
  const pathOf = ({ _id, slug }: ThreadRecord) => `/threads/${_id}/${slug}`

  /** Somebody new says this many words. */
  async function talk(thread: ThreadRecord, count: number): Promise<void> {
    const somebody = actingAs(await createPerson())
    for (let at = 0; at < count; at++)
      await sendChat(somebody, thread._id, { body: `mot ${at}`, clientId: `mot-${at}` })
  }

  it('are one when all of it fits', async () => {
    const thread = await createThread()
    await talk(thread, 48)
    await createAnswer({ thread })
    const { posts, next } = await read(pathOf(thread))
    assert.deepEqual([posts.length, next], [50, null])
    assert.deepEqual(
      posts.slice(0, 3).map(({ seq }) => seq),
      [1, 50, 2],
    )
  })

  it('begin with the question, every answer and the newest fifty of the rest, however long the log is', async () => {
    const thread = await createThread()
    const first = await createAnswer({ thread })
    await talk(thread, 30)
    const second = await createAnswer({ thread })
    const others = await Promise.all([createAnswer({ thread }), createAnswer({ thread })])
    await talk(thread, 30)

    const { thread: shown, posts, next } = await read(pathOf(thread))
    const answers = posts.filter(({ kind }) => kind === 'answer').map(({ id }) => id)
    const said = posts.filter(({ kind }) => kind === 'chat').map(({ seq }) => seq)
    assert.equal(shown.seq, 65)
    assert.equal(posts[0]?.kind, 'question')
    assert.deepEqual(new Set(answers), new Set([first, second, ...others].map(({ _id }) => _id)))
    assert.equal(said.length, 50)
    assert.deepEqual(
      said,
      [...said].sort((a, b) => a - b),
    )
    assert.equal(said.at(-1), 65)
    assert.equal(next, `${pathOf(thread)}?after=0`)
  })

  it('go through the whole log from there, fifty at a time', async () => {
    const thread = await createThread()
    await talk(thread, 70)
    const seqs: number[] = []
    let next: string | null = `${pathOf(thread)}?after=0`
    while (next !== null) {
      const page: ThreadPageDto = await read(next)
      seqs.push(...page.posts.map(({ seq }) => seq))
      next = page.next
    }
    assert.deepEqual(
      seqs,
      Array.from({ length: 71 }, (_, index) => index + 1),
    )
  })
})
