import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Response } from 'supertest'
import { newId } from '../../server/database/new-id.ts'
import type { PersonRecord } from '../../server/features/accounts/person.model.ts'
import type { AgencyRecord } from '../../server/features/agencies/agency.model.ts'
import type { PostRecord } from '../../server/features/threads/post.model.ts'
import type { ThreadRecord } from '../../server/features/threads/thread.model.ts'
import { policies } from '../../server/policy/policies.ts'
import { competentAgency } from '../support/agencies.ts'
import { signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import { createAnswer, createPerson, createThread } from '../support/threads.ts'
import { aVerdict } from '../support/validation.ts'
import { KINDS, MATRIX, matrixAsMarkdown, type Kind } from './permission-matrix.ts'

/** One question, one answer to it, and who stands how to them. */
interface Scene {
  thread: ThreadRecord
  answer: PostRecord
  asker: PersonRecord
  author: PersonRecord
  agency: AgencyRecord
}

type Agent = Awaited<ReturnType<typeof signedInAs>>
type Attempt = (agent: Agent, scene: Scene) => PromiseLike<Response>

const words = 'Des mots assez longs pour être envoyés.'

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
}

/** What the answer says, in the matrix's words. */
function verdict({ status, body }: Response): string {
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
    const [asker, author] = await Promise.all([createPerson(), createPerson()])
    const thread = await createThread({ by: asker })
    return {
      thread,
      asker,
      author,
      agency: await competentAgency('reversion'),
      answer: await createAnswer({ thread, by: author }),
    }
  }

  async function signIn(kind: Kind, { asker, author, agency }: Scene): Promise<Agent> {
    const speaksFor = (of: string, role: 'moderator' | 'admin') =>
      createPerson({ memberships: [{ kind: 'agency', of, role, title: 'Conseillère', since: new Date() }] })
    const twoFactors = { trial: true }
    switch (kind) {
      case 'visitor':
        return signedOut(test)
      case 'citizen':
        return signedInAs(test, await createPerson())
      case 'asker':
        return signedInAs(test, asker)
      case 'author':
        return signedInAs(test, author)
      case 'moderator':
        return signedInAs(test, await speaksFor(agency._id, 'moderator'), twoFactors)
      case 'moderator without second factor':
        return signedInAs(test, await speaksFor(agency._id, 'moderator'))
      case 'moderator elsewhere':
        return signedInAs(
          test,
          await speaksFor((await competentAgency('reversion'))._id, 'moderator'),
          twoFactors,
        )
      case 'agency admin':
        return signedInAs(test, await speaksFor(agency._id, 'admin'), twoFactors)
      case 'lead':
        return signedInAs(
          test,
          await createPerson({
            memberships: [{ kind: 'collective', of: newId(), role: 'lead', since: new Date() }],
          }),
        )
      case 'admin':
        return signedInAs(test, await createPerson({ admin: true }), twoFactors)
    }
  }

  it('has a row for every action, and no other', () => {
    assert.deepEqual(Object.keys(MATRIX).sort(), Object.keys(policies).sort())
  })

  it('is tried for every action that has a door', () => {
    const guarded = new Set(test.app.doors.map(({ guard }) => guard))
    const untried = Object.keys(policies).filter(
      (action) => guarded.has(action as never) && !ATTEMPTS[action],
    )
    assert.deepEqual(untried, [])
  })

  for (const [action, attempt] of Object.entries(ATTEMPTS)) {
    it(`is what ${action} does`, async () => {
      const found: Record<string, string> = {}
      for (const kind of Object.keys(KINDS) as Kind[]) {
        const scene = await setScene()
        found[kind] = verdict(await attempt(await signIn(kind, scene), scene))
      }
      assert.deepEqual(found, MATRIX[action])
    })
  }

  it('is what docs/permissions.md shows', () => {
    const shown = readFileSync('docs/permissions.md', 'utf8')
    assert.equal(shown, matrixAsMarkdown(), 'write it again: npx tsx scripts/write-permissions.ts')
  })
})
