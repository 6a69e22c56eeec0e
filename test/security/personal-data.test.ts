import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { newId } from '../../server/database/new-id.ts'
import { createModerator, createAgency } from '../support/agencies.ts'
import { signedInAs, startApp, type TestApp } from '../support/app.ts'
import { accepted, listen } from '../support/sockets.ts'
import { createPerson, createThread } from '../support/threads.ts'

/** A number of nobody, with its right key. */
const nir = '1 84 12 76 451 089 46'

/**
 * What becomes of each field of every door that takes something: it is a text that somebody types and that is kept, with an
 * example of it; or it is none, and why. Written by hand: a field that is not here makes the test fail.
 */
const fields: Record<string, Record<string, { text: (number: string) => string } | string>> = {
  '/login': {
    login: 'compared, not kept',
    password: 'compared, not kept',
    next: 'followed, not kept',
    replayPath: 'sent again, not kept',
    replayFields: 'sent again through the door it was meant for',
  },
  '/signup': {
    handle: { text: (number) => number.replaceAll(' ', '') },
    password: 'kept as a hash',
    email: 'never shown',
    next: 'followed, not kept',
  },
  '/language': { lang: 'chosen', next: 'followed, not kept' },
  '/trial/enter': {
    as: 'chosen',
    next: 'followed, not kept',
    replayPath: 'sent again',
    replayFields: 'sent again',
  },
  '/threads': {
    title: { text: (number) => `Que faire du ${number} de ma mère ?` },
    body: { text: (number) => `Son numéro est le ${number}, merci.` },
    topic: 'chosen',
    territory: 'kept as a code',
    for: 'chosen',
    clientId: 'made by the page',
  },
  '/threads/:threadId/answers': {
    body: { text: (number) => `Écrivez à la caisse, avec ${number}.` },
    sources: {
      text: (number) => `https://www.service-public.fr/?dossier=${number.replaceAll(' ', '%20')} 2026-11-01`,
    },
    clientId: 'made by the page',
  },
  '/threads/:threadId/chat': {
    body: { text: (number) => `C’est le ${number}` },
    clientId: 'made by the page',
  },
  '/answers/:answerId/revisions': {
    body: { text: (number) => `Écrivez à la caisse, avec ${number}.` },
    baseRevision: 'a count',
    sources: { text: (number) => `particuliers-F16507 au numéro ${number}` },
  },
  '/answers/:answerId/outcomes': { outcome: 'chosen' },
  '/threads/:threadId/solution': { answer: 'an address of ours' },
  '/collectives': {
    name: { text: (number) => `Les amis de ${number}` },
    about: { text: (number) => `Nous aidons ceux qui, comme ${number}, attendent.` },
    topics: 'chosen',
    territories: 'kept as codes',
    links: { text: (number) => `https://amis.example/${number.replaceAll(' ', '-')}` },
  },
  '/collectives/:slug/recognitions': {
    agency: 'chosen',
    message: { text: (number) => `Nous suivons ${number} depuis trois ans.` },
  },
  '/recognitions/:recognitionId/decision': {
    decision: 'chosen',
    reason: { text: (number) => `Votre page montre ${number}.` },
  },
  '/recognitions/:recognitionId/reply': {
    body: { text: (number) => `Nous avons retiré ${number} de la page.` },
  },
  '/answers/:answerId/validations': {
    agency: 'chosen',
    verdict: 'chosen',
    revision: 'a count',
    note: { text: (number) => `Exact, sauf pour ${number}.` },
    sources: { text: (number) => `particuliers-F16507#regle au numéro ${number}` },
    quote: { text: (number) => `au numéro ${number}` },
    validUntil: 'kept as a date',
  },
  '/reports': {
    target: { text: (number) => `/threads/${newId()}/${number.replaceAll(' ', '-')}` },
    reason: 'chosen',
    details: { text: (number) => `On y lit ${number}, qu’il faut enlever.` },
  },
}

describe('a social-security number', () => {
  let test: TestApp
  before(async () => {
    test = await startApp({ trial: true })
  })
  after(() => test.close())

  const idsIn = /:(\w+)/g
  const send = async (path: string, body: object) => {
    const moderator = await createModerator(await createAgency())
    const person = await signedInAs(test, moderator, { trial: true })
    return person
      .post(path.replaceAll(idsIn, () => newId()))
      .accept('json')
      .send(body)
  }

  it('is looked for in every field of every door', () => {
    const doors = test.app.doors.filter(({ method, fields }) => method === 'POST' && fields.length > 0)
    const withFields = doors
      .map(({ path, fields: all }) => {
        const inPath = Array.from(path.matchAll(idsIn), ([, name]) => name)
        return [path, all.filter((field) => !inPath.includes(field))] as const
      })
      .filter(([, all]) => all.length > 0)
    assert.deepEqual(
      Object.fromEntries(withFields),
      Object.fromEntries(Object.entries(fields).map(([path, all]) => [path, Object.keys(all)])),
    )
  })

  for (const [path, all] of Object.entries(fields))
    for (const [field, kind] of Object.entries(all)) {
      if (typeof kind === 'string') continue
      it(`is not taken as ${field} by ${path}, and without it the field is right`, async () => {
        const caught = await send(path, { [field]: kind.text(nir) })
        assert.equal(caught.status, 422)
        const wrong = (answer: typeof caught): string | undefined =>
          answer.body.errors?.find((error: { field: string }) => error.field === field)?.message
        assert.match(wrong(caught) ?? '', /numéro de sécurité sociale/)
        // The same digits but the first, by which no number begins.
        const right = await send(path, { [field]: kind.text(nir.replace(/^1/, '9')) })
        assert.equal(wrong(right), undefined)
      })
    }

  it('is not taken by a socket either', async () => {
    const thread = await createThread()
    const socket = await listen(test, { as: await createPerson() })
    try {
      accepted(await socket.join(thread._id, 0))
      const answer = await socket.say(thread._id, `C’est le ${nir}`)
      assert.equal(answer.ok, false)
      assert.match(JSON.stringify(answer), /numéro de sécurité sociale/)
    } finally {
      socket.close()
    }
  })

  it('is nowhere in the store after all that', async () => {
    const digits = nir.replaceAll(' ', '')
    const { db } = mongoose.connection
    assert.ok(db)
    for (const { name } of await db.listCollections().toArray()) {
      const kept = JSON.stringify(await db.collection(name).find().toArray()).replaceAll(
        /[^\p{L}\p{N}]|%20/gu,
        '',
      )
      assert.ok(!kept.includes(digits), name)
    }
  })
})
