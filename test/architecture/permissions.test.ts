import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Response } from 'supertest'
import type { Acknowledged } from '../../shared/api/live.ts'
import { newId } from '../../server/database/new-id.ts'
import type { PersonRecord } from '../../server/features/accounts/person.model.ts'
import type { AgencyRecord } from '../../server/features/agencies/agency.model.ts'
import { askRecognition } from '../../server/features/collectives/ask-recognition.ts'
import { decideRecognition } from '../../server/features/collectives/decide-recognition.ts'
import type { RecognitionRecord } from '../../server/features/collectives/recognition.model.ts'
import type { PostRecord } from '../../server/features/threads/post.model.ts'
import type { ThreadRecord } from '../../server/features/threads/thread.model.ts'
import { policies, type Action } from '../../server/policy/policies.ts'
import { competentAgency, createModerator } from '../support/agencies.ts'
import { sessionCookie, signedOut, startApp, type TestApp } from '../support/app.ts'
import { listen, type Listener } from '../support/sockets.ts'
import { createCollective, type LedCollective } from '../support/collectives.ts'
import { actingAs, createAnswer, createPerson, createThread } from '../support/threads.ts'
import { aVerdict } from '../support/validation.ts'
import { KINDS, MATRIX, matrixAsMarkdown, type Kind } from './permission-matrix.ts'

/** One question, one answer to it, and who stands how to them. */
interface Scene {
  thread: ThreadRecord
  answer: PostRecord
  asker: PersonRecord
  author: PersonRecord
  agency: AgencyRecord
  /** The collective and its lead, made when first asked for. */
  led(): Promise<LedCollective>
}

type Agent = ReturnType<typeof signedOut>
type Attempt = (agent: Agent, scene: Scene) => PromiseLike<Response>

const words = 'Des mots assez longs pour être envoyés.'

/** What the collective asked of the agency, and when the agency has refused it, that. */
async function asked({ agency, led }: Scene, { refused = false } = {}): Promise<RecognitionRecord> {
  const { collective, lead } = await led()
  const recognition = await askRecognition(actingAs(lead), collective.slug, {
    agency: agency.slug,
    message: words,
  })
  if (!refused) return recognition
  const decision = { decision: 'refused', reason: words } as const
  return decideRecognition(actingAs(await createModerator(agency)), recognition._id, decision)
}

/** How each action is tried, as a program would. */
const ATTEMPTS: Record<string, Attempt> = {
  'thread.ask': (agent) =>
    agent
      .post('/threads')
      .accept('json')
      .send({ title: 'Une question de tout le monde', topic: 'reversion' }),
  'thread.answer': (agent, { thread }) =>
    agent.post(`/threads/${thread._id}/answers`).accept('json').send({ body: words }),
  'thread.chat': (agent, { thread }) =>
    agent.post(`/threads/${thread._id}/chat`).accept('json').send({ body: words, clientId: newId() }),
  'thread.choose-solution': (agent, { thread, answer }) =>
    agent.post(`/threads/${thread._id}/solution`).accept('json').send({ answer: answer._id }),
  'answer.revise': (agent, { answer }) =>
    agent.post(`/answers/${answer._id}/revisions`).accept('json').send({ body: words, baseRevision: 1 }),
  'answer.tell-outcome': (agent, { answer }) =>
    agent.post(`/answers/${answer._id}/outcomes`).accept('json').send({ outcome: 'worked' }),
  'answer.validate': (agent, { answer, agency }) =>
    agent.post(`/answers/${answer._id}/validations`).accept('json').send(aVerdict(agency)),
  'post.withdraw': (agent, { answer }) =>
    agent.post(`/posts/${answer._id}/withdrawal`).accept('json').send({}),
  'agency.desk': (agent, { agency }) => agent.get(`/agencies/${agency.slug}/desk`).accept('json'),
  'collective.create': (agent) =>
    agent
      .post('/collectives')
      .accept('json')
      .send({ name: `Un collectif ${newId()}`, about: words, topics: ['reversion'], territories: [] }),
  'collective.ask-recognition': async (agent, { agency, led }) =>
    agent
      .post(`/collectives/${(await led()).collective.slug}/recognitions`)
      .accept('json')
      .send({ agency: agency.slug, message: words }),
  'recognition.decide': async (agent, scene) =>
    agent
      .post(`/recognitions/${(await asked(scene))._id}/decision`)
      .accept('json')
      .send({ decision: 'recognised', reason: words }),
  'report.read': (agent) => agent.get('/moderation').accept('json'),
  'recognition.reply': async (agent, scene) =>
    agent
      .post(`/recognitions/${(await asked(scene, { refused: true }))._id}/reply`)
      .accept('json')
      .send({ body: words }),
}

/** The same for actions that have a socket event too. */
const SOCKET_ATTEMPTS: Record<
  string,
  (listener: Listener, scene: Scene) => PromiseLike<Acknowledged<object>>
> = {
  'thread.chat': (listener, { thread }) => listener.say(thread._id, words),
}

/** What the answer says, in the matrix's words. */
function verdict({ status, body }: { status: number; body: unknown }): string {
  if (status === 401) return 'sign in'
  if (status === 403) return (body as { reason?: string }).reason ?? 'refused without a reason'
  return status < 300 ? 'yes' : `${status} ${JSON.stringify(body)}`
}

describe('the permission matrix', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  async function setScene(): Promise<Scene> {
    const [asker, author, agency] = await Promise.all([
      createPerson(),
      createPerson(),
      competentAgency('reversion'),
    ])
    const thread = await createThread({ by: asker })
    const answer = await createAnswer({ thread, by: author })
    let collective: Promise<LedCollective> | undefined
    return { asker, author, agency, thread, answer, led: () => (collective ??= createCollective()) }
  }

  /** Signs somebody of that kind in. @returns the cookie of their session */
  async function signIn(kind: Kind, { asker, author, agency, led }: Scene): Promise<string | undefined> {
    const speaksFor = ({ _id: of }: AgencyRecord, role: 'moderator' | 'admin') =>
      createPerson({ memberships: [{ kind: 'agency', of, role, title: 'Conseillère', since: new Date() }] })
    const twoFactors = { trial: true }
    switch (kind) {
      case 'visitor':
        return undefined
      case 'citizen':
        return sessionCookie(await createPerson())
      case 'asker':
        return sessionCookie(asker)
      case 'author':
        return sessionCookie(author)
      case 'moderator':
        return sessionCookie(await speaksFor(agency, 'moderator'), twoFactors)
      case 'moderator without second factor':
        return sessionCookie(await speaksFor(agency, 'moderator'))
      case 'moderator elsewhere':
        return sessionCookie(await speaksFor(await competentAgency('reversion'), 'moderator'), twoFactors)
      case 'agency admin':
        return sessionCookie(await speaksFor(agency, 'admin'), twoFactors)
      case 'lead':
        return sessionCookie((await led()).lead)
      case 'admin':
        return sessionCookie(await createPerson({ admin: true }), twoFactors)
    }
  }

  /** One row as it really is: what each kind of person is answered, each on a scene of their own. */
  async function tried(attempt: (cookie: string | undefined, scene: Scene) => PromiseLike<string>) {
    const row: Record<string, string> = {}
    for (const kind of Object.keys(KINDS) as Kind[]) {
      const scene = await setScene()
      row[kind] = await attempt(await signIn(kind, scene), scene)
    }
    return row
  }

  it('has a row for every action, and no other', () => {
    assert.deepEqual(Object.keys(MATRIX).sort(), Object.keys(policies).sort())
  })

  it('is tried for every action that has a door', () => {
    const guarded = new Set(test.app.doors.map(({ guard }) => guard))
    const heard = new Set(test.app.events.map(({ guard }) => guard))
    const untried = (Object.keys(policies) as Action[]).filter(
      (action) =>
        (guarded.has(action) && !ATTEMPTS[action]) || (heard.has(action) && !SOCKET_ATTEMPTS[action]),
    )
    assert.deepEqual(untried, [])
  })

  for (const [action, attempt] of Object.entries(ATTEMPTS)) {
    it(`is what ${action} does`, async () => {
      const row = await tried(async (cookie, scene) => {
        const agent = signedOut(test)
        return verdict(await attempt(cookie ? agent.set('Cookie', cookie) : agent, scene))
      })
      assert.deepEqual(row, MATRIX[action])
    })
  }

  for (const [action, attempt] of Object.entries(SOCKET_ATTEMPTS)) {
    it(`is what ${action} does over a socket`, async () => {
      const row = await tried(async (cookie, scene) => {
        const listener = await listen(test, cookie ? { cookie } : {})
        try {
          const answer = await attempt(listener, scene)
          return answer.ok ? 'yes' : verdict({ status: answer.problem.status, body: answer.problem })
        } finally {
          listener.close()
        }
      })
      assert.deepEqual(row, MATRIX[action])
    })
  }

  it('is what docs/permissions.md shows', () => {
    const shown = readFileSync('docs/permissions.md', 'utf8')
    assert.equal(shown, matrixAsMarkdown(), 'write it again: npx tsx scripts/write-permissions.ts')
  })
})
