import assert from 'node:assert/strict'
import fc from 'fast-check'
import { liveThread, type LiveThread } from '../../client/lib/live-thread.ts'
import { openLog, type ThreadLog } from '../../client/lib/thread-log.ts'
import type { PostDto, ThreadPageDto } from '../../shared/api/threads.ts'
import type { PersonRecord } from '../../server/features/accounts/person.model.ts'
import type { AgencyRecord } from '../../server/features/agencies/agency.model.ts'
import { chooseSolution } from '../../server/features/threads/choose-solution.ts'
import { listPostsAfter } from '../../server/features/threads/post.repo.ts'
import { reviseAnswer } from '../../server/features/threads/revise-answer.ts'
import { sendChat } from '../../server/features/threads/send-chat.ts'
import { tellOutcome } from '../../server/features/threads/tell-outcome.ts'
import type { ThreadRecord } from '../../server/features/threads/thread.model.ts'
import { withdrawPost } from '../../server/features/threads/withdraw-post.ts'
import { Problem } from '../../server/errors.ts'
import { competentAgency } from '../support/agencies.ts'
import { signedOut, startApp, wideLimits, type TestApp } from '../support/app.ts'
import { listen, type Listener } from '../support/sockets.ts'
import { actingAs, createAnswer, createPerson, createThread } from '../support/threads.ts'
import { createSeal } from '../support/validation.ts'

/** What can happen to a thread and to those who read it; numbers choose among what is there. */
type Step =
  | { what: 'chat' | 'answer'; who: number }
  | { what: 'revise' | 'withdraw' | 'seal' | 'choose'; which: number }
  | { what: 'tell'; who: number; which: number; worked: boolean }
  | { what: 'open' }
  | { what: 'drop' | 'return' | 'say'; reader: number }

const small = fc.nat({ max: 7 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constantFrom('chat' as const, 'answer' as const), who: small }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom('revise' as const, 'withdraw' as const, 'seal' as const, 'choose' as const),
      which: small,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('tell' as const),
      who: small,
      which: small,
      worked: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'open' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom('drop' as const, 'return' as const, 'say' as const),
      reader: small,
    }),
  },
)

/** A reader's page and what is known on it since. */
interface Reader {
  page: ThreadPageDto
  listener: Listener
  live: LiveThread
  /** What they said, in order. */
  said: string[]
  log: () => ThreadLog
}

describe('a page and what was missed', function () {
  this.timeout(120_000)
  let test: TestApp
  let people: PersonRecord[]
  let agency: AgencyRecord

  before(async () => {
    // A few posts in one answer, so that catching up takes several.
    test = await startApp({ limits: { ...wideLimits, page: { ...wideLimits.page, catchUp: 4 } } })
    people = await Promise.all([createPerson(), createPerson(), createPerson()])
    agency = await competentAgency('reversion')
  })
  after(() => test.close())

  const read = async (thread: ThreadRecord): Promise<ThreadPageDto> =>
    (await signedOut(test).get(`/threads/${thread._id}`).accept('json').expect(200)).body

  async function openReader(thread: ThreadRecord): Promise<Reader> {
    const person = await createPerson()
    const page = await read(thread)
    const listener = await listen(test, { as: person })
    const live = liveThread(thread._id, openLog(page.thread.seq, person.handle), listener.socket, undefined)
    let known = openLog(page.thread.seq, person.handle)
    live.follow((log) => (known = log))
    return { page, listener, live, said: [], log: () => known }
  }

  async function take(
    step: Step,
    thread: ThreadRecord,
    asker: PersonRecord,
    readers: Reader[],
  ): Promise<void> {
    const posts = await listPostsAfter(thread._id, 0, 1_000)
    const answers = posts.filter(({ kind }) => kind === 'answer')
    const pick = <T>(list: readonly T[], index: number) => list[index % list.length]
    const everybody = [asker, ...people]
    const by = (id: string | undefined) => everybody.find(({ _id }) => _id === id)
    const chosen = 'which' in step ? pick(answers, step.which) : undefined
    const reader = 'reader' in step ? pick(readers, step.reader) : undefined
    const author = by(chosen?.authorId)
    if (step.what === 'chat') {
      const clientId = `chat-${posts.length}`
      const who = actingAs(pick(everybody, step.who)!)
      await sendChat(who, thread._id, { body: `mot ${posts.length}`, clientId })
    } else if (step.what === 'answer') {
      await createAnswer({
        thread,
        by: pick(everybody, step.who)!,
        body: `Réponse ${posts.length} à la question`,
      })
    } else if (step.what === 'revise' && chosen && author) {
      const body = `Réponse corrigée, ${posts.length}`
      await reviseAnswer(actingAs(author), chosen._id, {
        body,
        baseRevision: chosen.revision ?? 1,
        sources: [],
      })
    } else if (step.what === 'withdraw') {
      const own = posts.filter(({ kind, authorId }) => kind !== 'system' && by(authorId))
      const post = pick(own, step.which)
      if (post && post.seq > 1) await withdrawPost(actingAs(by(post.authorId)!), post._id)
    } else if (step.what === 'seal' && chosen) {
      await createSeal(chosen, agency)
    } else if (step.what === 'choose') {
      await chooseSolution(actingAs(asker), thread._id, step.which % 3 === 0 ? undefined : chosen?._id)
    } else if (step.what === 'tell' && chosen) {
      await tellOutcome(actingAs(pick(everybody, step.who)!), chosen._id, step.worked ? 'worked' : 'did-not')
    } else if (step.what === 'open') {
      readers.push(await openReader(thread))
    } else if (step.what === 'drop') {
      reader?.listener.socket.disconnect()
    } else if (step.what === 'return') {
      reader?.listener.socket.connect()
    } else if (step.what === 'say' && reader) {
      const words = `dit ${reader.said.length}`
      reader.said.push(words)
      reader.live.say(words)
    }
  }

  /** Everybody is back, and has heard all there is. */
  async function settled(thread: ThreadRecord, readers: Reader[]): Promise<ThreadPageDto> {
    for (const { listener } of readers) listener.socket.connect()
    for (const { live } of readers) {
      await new Promise<void>((resolve) =>
        live.follow((log, isUp) => isUp && log.outgoing.length === 0 && resolve()),
      )
    }
    const fresh = await read(thread)
    for (const { live } of readers)
      await new Promise<void>((resolve) => live.follow((log) => log.seq >= fresh.thread.seq && resolve()))
    return fresh
  }

  it('are a fresh page, for every kind of change, through drops and returns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const asker = await createPerson()
        const thread = await createThread({ by: asker })
        const readers = [await openReader(thread), await openReader(thread)]
        try {
          for (const each of steps) await take(each, thread, asker, readers).catch(orRefused)
          const fresh = await settled(thread, readers)
          for (const reader of readers) {
            assertSame(reader, fresh)
            assertToldOnce(reader)
          }
          await assertSaidOnce(thread, readers)
        } finally {
          for (const { listener } of readers) listener.close()
        }
      }),
      { numRuns: 25, endOnFailure: false },
    )
  })

  async function assertSaidOnce(thread: ThreadRecord, readers: Reader[]): Promise<void> {
    const page = await listPostsAfter(thread._id, 0, 1_000)
    assert.deepEqual(
      page.map(({ seq }) => seq),
      page.map((_, index) => index + 1),
    )
    const handles = new Map(readers.map(({ said, log }) => [log().handle, said]))
    for (const reader of readers) {
      const mine = reader.log().posts.filter(({ author }) => author.handle === reader.log().handle)
      assert.deepEqual(
        mine.map(({ bodyHtml }) => bodyHtml),
        (handles.get(reader.log().handle) ?? []).map((words) => `<p>${words}</p>\n`),
      )
    }
  }
})

/** Random steps ask for what is not allowed, too: a refusal changes nothing, which is what is being looked at. */
function orRefused(error: unknown): void {
  if (!(error instanceof Problem)) throw error
}

/** No number comes twice to a reader, nor after a higher one, however often they were away. */
function assertToldOnce({ listener }: Reader): void {
  const numbers = listener.told.filter(({ event }) => event === 'post:new').map(({ seq }) => seq)
  assert.deepEqual(
    numbers,
    [...new Set(numbers)].sort((a, b) => a - b),
  )
}

function assertSame({ page, log }: Reader, fresh: ThreadPageDto): void {
  const { posts, changed, thread, seq } = log()
  const known = new Map<string, PostDto>()
  for (const post of [...page.posts, ...posts]) known.set(post.id, changed.get(post.id) ?? post)
  assert.deepEqual({ ...(thread ?? page.thread), seq }, fresh.thread)
  assert.deepEqual(
    fresh.posts.map(({ id }) => known.get(id)),
    fresh.posts,
  )
  // All there is, save old talk that has slipped off a fresh page.
  const missing = [...known.keys()].filter((id) => !fresh.posts.some((post) => post.id === id))
  assert.deepEqual(missing.length === 0 || fresh.next !== null, true)
  assert.deepEqual(
    posts.map((post) => post.seq),
    posts.map((_, index) => page.thread.seq + 1 + index),
  )
}
