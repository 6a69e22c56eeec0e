import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { signedInAs, startApp, type TestApp } from '../support/app.ts'
import { createAgency, createModerator } from '../support/agencies.ts'
import { createThread } from '../support/threads.ts'

describe('a moderator who writes under a question', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  async function say({ topic, trial }: { topic: string; trial: boolean }) {
    const agency = await createAgency({ competences: [{ topic: 'reversion', territory: null }] })
    const moderator = await createModerator(agency)
    const thread = await createThread({ topic })
    const person = await signedInAs(test, moderator, { trial })
    const sent = await person
      .post(`/threads/${thread._id}/chat`)
      .type('form')
      .accept('json')
      .send({ body: 'Bonjour, la caisse vous lit.', clientId: randomUUID() })
    assert.equal(sent.status, 201)
    return { agency, post: sent.body.post }
  }

  it('speaks for the agency, under the role, where it is competent', async () => {
    const { agency, post } = await say({ topic: 'reversion', trial: true })
    assert.equal(post.speaksFor.agency.slug, agency.slug)
    assert.equal(typeof post.speaksFor.role, 'string')
  })

  it('writes as themselves elsewhere', async () => {
    assert.equal((await say({ topic: 'passeport', trial: true })).post.speaksFor, undefined)
  })

  it('writes as themselves without a second factor', async () => {
    assert.equal((await say({ topic: 'reversion', trial: false })).post.speaksFor, undefined)
  })
})
