import assert from 'node:assert/strict'
import { newId } from '../../server/database/new-id.ts'
import type { SealDto } from '../../shared/api/validation.ts'
import { competentAgency, createAgency, createModerator } from '../support/agencies.ts'
import { signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import { aParagraph, aSection, createFiche } from '../support/fiches.ts'
import { createAnswer, createPerson, createThread } from '../support/threads.ts'
import { aVerdict, createSeal, inMonths } from '../support/validation.ts'

describe('a verdict', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  /** A moderator of a competent agency, before an answer to a question on survivors' pensions. */
  async function scene() {
    const thread = await createThread({ topic: 'reversion' })
    const answer = await createAnswer({ thread })
    const agency = await competentAgency('reversion')
    const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
    const validate = (change: object = {}) =>
      moderator
        .post(`/answers/${answer._id}/validations`)
        .type('form')
        .accept('json')
        .send(aVerdict(agency, change))
    return { thread, answer, agency, moderator, validate }
  }

  const read = async (threadId: string) =>
    (await signedOut(test).get(`/threads/${threadId}`).accept('json').expect(200)).body
  /** The sentence for one field of a form that was refused. */
  const wordsOn = (
    answer: { body: { errors?: { field: string; message: string }[] } },
    field: string,
  ): string => answer.body.errors?.find((error) => error.field === field)?.message ?? ''
  const sealsIn = (page: { posts: { kind: string; seals: SealDto[] }[] }): SealDto[] =>
    page.posts.find(({ kind }) => kind === 'answer')?.seals ?? []

  describe('an agency moderator validates an answer', () => {
    it('gets the seal, with the agency, the function, the version, the sources and the end', async () => {
      const { agency, answer, thread, validate } = await scene()
      const sent = await validate({ validUntil: '2028-07-14' })
      assert.equal(sent.status, 201)
      const { id, createdAt, ...seal } = sent.body.seal
      assert.deepEqual(seal, {
        threadId: thread._id,
        seq: answer.seq,
        verdict: 'validated',
        covers: 'whole',
        state: 'in-force',
        agency: { slug: agency.slug, name: agency.name },
        role: 'modératrice retraite',
        revision: 1,
        validUntil: '2028-07-14T22:00:00.000Z',
        sources: [{ url: 'https://www.service-public.fr/particuliers/vosdroits/N378', readAt: '2026-11-01' }],
      })
      assert.match(id, /^[0-9a-f]{24}$/)
      assert.ok(createdAt)
    })

    it('comes back to the answer from the form, now sealed, and the question is validated', async () => {
      const { agency, answer, moderator, thread } = await scene()
      const sent = await moderator
        .post(`/answers/${answer._id}/validations`)
        .type('form')
        .send(aVerdict(agency))
      assert.equal(sent.status, 303)
      assert.equal(sent.get('location'), `/threads/${thread._id}#post-2`)
      const page = await read(thread._id)
      assert.equal(page.thread.status, 'validated')
      assert.equal(sealsIn(page).length, 1)
    })

    it('is a numbered line of the log, spoken by the agency and the function', async () => {
      const { agency, answer, thread, validate } = await scene()
      await validate()
      const { posts, thread: shown } = await read(thread._id)
      const line = posts.at(-1)
      assert.equal(shown.seq, 3)
      assert.deepEqual(
        { kind: line.kind, what: line.what, about: line.about, speaksFor: line.speaksFor },
        {
          kind: 'system',
          what: 'sealed',
          about: answer._id,
          speaksFor: { agency: { slug: agency.slug, name: agency.name }, role: 'modératrice retraite' },
        },
      )
    })

    it('rests it on a sheet, with its edition and the words that stand there', async () => {
      const fiche = await createFiche({
        sections: [aSection('montant', 'Montant', aParagraph('La pension est égale à 54 % de la retraite.'))],
      })
      const { validate } = await scene()
      const section = fiche.sections[0]?.anchor ?? ''
      const sent = await validate({ sources: [`${fiche.id}#${section} égale à 54 %`, fiche.id] })
      assert.equal(sent.status, 201, JSON.stringify(sent.body))
      const [quoted, whole] = sent.body.seal.sources
      assert.equal(quoted.quote, 'égale à 54 %')
      assert.equal(quoted.section, section)
      assert.equal(quoted.edition, fiche.edition)
      assert.equal(whole.quote, undefined)
    })

    it('rests it on words copied by themselves, beside the sheet in which they stand', async () => {
      const words = 'La pension est égale à 54 % de la retraite.'
      const [other, fiche] = await Promise.all([
        createFiche(),
        createFiche({ sections: [aSection('montant', 'Montant', aParagraph(words))] }),
      ])
      const { validate } = await scene()
      const quote = ' égale à\n54 % '
      const sent = await validate({ sources: [other.id, fiche.id], quote })
      assert.equal(sent.status, 201, JSON.stringify(sent.body))
      const quotes = sent.body.seal.sources.map((source: { quote?: string }) => source.quote)
      assert.deepEqual(quotes, [undefined, 'égale à 54 %'])

      const missing = await validate({ sources: other.id, quote })
      assert.match(wordsOn(missing, 'quote'), /pas dans la fiche/)
      const alone = await validate({ quote })
      assert.match(wordsOn(alone, 'quote'), /Choisissez aussi la fiche entière/)
    })

    it('falls from an answer that is edited afterwards', async () => {
      const thread = await createThread({ topic: 'reversion' })
      const author = await createPerson()
      const answer = await createAnswer({ thread, by: author })
      await createSeal(answer, await competentAgency('reversion'))
      const revised = await (
        await signedInAs(test, author)
      )
        .post(`/answers/${answer._id}/revisions`)
        .type('form')
        .accept('json')
        .send({ body: 'Non, tout compte fait.', baseRevision: 1 })
      assert.equal(revised.status, 201)
      assert.equal(revised.body.post.seals[0]?.state, 'superseded')
      const page = await read(thread._id)
      assert.equal(page.thread.status, 'answered')
      assert.equal(sealsIn(page)[0]?.state, 'superseded')
    })

    it('speaks its last word: a later verdict of the same agency takes the place of the first', async () => {
      const { thread, validate } = await scene()
      const first = (await validate()).body.seal
      const second = (await validate({ verdict: 'outdated' })).body.seal
      const page = await read(thread._id)
      assert.deepEqual(
        sealsIn(page).map(({ id }) => id),
        [second.id],
      )
      assert.equal(page.thread.status, 'answered')
      const old = (await signedOut(test).get(`/seals/${first.id}`).accept('json').expect(200)).body.seal
      assert.equal(old.state, 'superseded')
      assert.equal(old.replacedBy, second.id)
    })

    it('stands beside the verdict of another agency', async () => {
      const { answer, thread, validate } = await scene()
      await validate()
      await createSeal(answer, await competentAgency('reversion'), {
        verdict: 'corrected',
        note: 'Pas toujours.',
      })
      assert.equal(sealsIn(await read(thread._id)).length, 2)
    })
  })

  describe('an agency corrects beside an answer', () => {
    it('shows its own words beside, and leaves those of the author', async () => {
      const { answer, thread, validate } = await scene()
      const sent = await validate({ verdict: 'corrected', note: 'Le délai est de **4 mois**. <b>Oui</b>' })
      assert.equal(sent.status, 201)
      assert.equal(sent.body.seal.note, 'Le délai est de **4 mois**. <b>Oui</b>')
      assert.equal(
        sent.body.seal.noteHtml,
        '<p>Le délai est de <strong>4 mois</strong>. &lt;b&gt;Oui&lt;/b&gt;</p>\n',
      )
      const page = await signedOut(test).get(`/threads/${thread._id}/${thread.slug}`).expect(200)
      assert.match(page.text, /Précisé par la Caisse/)
      assert.ok(page.text.includes(answer.bodyHtml.trim()))
      assert.equal((await read(thread._id)).thread.status, 'answered')
    })

    it('says what is right: a correction without words is refused', async () => {
      const { validate } = await scene()
      const sent = await validate({ verdict: 'corrected', note: '  ' })
      assert.equal(sent.status, 422)
      assert.deepEqual(
        sent.body.errors.map(({ field }: { field: string }) => field),
        ['note'],
      )
    })
  })

  describe('a verdict is refused', () => {
    const refusalOf = async (attempt: { status: number; body: { reason?: string } }) => ({
      status: attempt.status,
      reason: attempt.body.reason,
    })

    it('to those who have not signed in: they are asked to', async () => {
      const { agency, answer } = await scene()
      const sent = await signedOut(test)
        .post(`/answers/${answer._id}/validations`)
        .type('form')
        .accept('json')
        .send(aVerdict(agency))
      assert.equal(sent.status, 401)
    })

    it('to those who speak for no agency', async () => {
      const { agency, answer } = await scene()
      const citizen = await signedInAs(test, await createPerson(), { trial: true })
      const sent = await citizen
        .post(`/answers/${answer._id}/validations`)
        .accept('json')
        .send(aVerdict(agency))
      assert.deepEqual(await refusalOf(sent), { status: 403, reason: 'not-a-moderator' })
    })

    it('to a moderator of another agency, however competent', async () => {
      const { agency, answer } = await scene()
      const other = await createModerator(await competentAgency('reversion'))
      const sent = await (
        await signedInAs(test, other, { trial: true })
      )
        .post(`/answers/${answer._id}/validations`)
        .accept('json')
        .send(aVerdict(agency))
      assert.deepEqual(await refusalOf(sent), { status: 403, reason: 'not-a-moderator' })
    })

    it('without a second factor', async () => {
      const { agency, answer } = await scene()
      const sent = await (
        await signedInAs(test, await createModerator(agency))
      )
        .post(`/answers/${answer._id}/validations`)
        .accept('json')
        .send(aVerdict(agency))
      assert.deepEqual(await refusalOf(sent), { status: 403, reason: 'second-factor' })
    })

    it('on one’s own words', async () => {
      const agency = await competentAgency('reversion')
      const author = await createModerator(agency)
      const answer = await createAnswer({ by: author })
      const sent = await (
        await signedInAs(test, author, { trial: true })
      )
        .post(`/answers/${answer._id}/validations`)
        .accept('json')
        .send(aVerdict(agency))
      assert.deepEqual(await refusalOf(sent), { status: 403, reason: 'own-answer' })
    })

    it('outside the competence of the agency that is named, in its topic or its place', async () => {
      const elsewhere = await createAgency({ competences: [{ topic: 'reversion', territory: 'DEP-75' }] })
      const otherwise = await competentAgency('passeport')
      for (const agency of [elsewhere, otherwise]) {
        const thread = await createThread({ topic: 'reversion', territory: 'COM-76540' })
        const answer = await createAnswer({ thread })
        const sent = await (
          await signedInAs(test, await createModerator(agency), { trial: true })
        )
          .post(`/answers/${answer._id}/validations`)
          .accept('json')
          .send(aVerdict(agency))
        assert.deepEqual(await refusalOf(sent), { status: 403, reason: 'outside-competence' })
      }
    })

    it('on what is no answer, or is not there', async () => {
      const { agency, moderator } = await scene()
      const sent = await moderator
        .post(`/answers/${newId()}/validations`)
        .accept('json')
        .send(aVerdict(agency))
      assert.equal(sent.status, 404)
    })

    it('on a withdrawn answer', async () => {
      const { agency, moderator, thread } = await scene()
      const author = await createPerson()
      const answer = await createAnswer({ thread, by: author })
      await (await signedInAs(test, author)).post(`/posts/${answer._id}/withdrawal`).expect(303)
      const sent = await moderator
        .post(`/answers/${answer._id}/validations`)
        .accept('json')
        .send(aVerdict(agency))
      assert.deepEqual(await refusalOf(sent), { status: 403, reason: 'withdrawn' })
    })

    for (const [fault, change, field] of [
      ['without a source', { sources: [] }, 'sources'],
      ['on a source that is not official', { sources: 'https://example.com/ 2026-11-01' }, 'sources'],
      ['on an official address without its day', { sources: 'https://www.service-public.fr/' }, 'sources'],
      ['on a sheet that is not there', { sources: 'particuliers-F999999' }, 'sources'],
      ['until a day that is past', { validUntil: '2020-01-01' }, 'validUntil'],
      ['for more than five years', { validUntil: inMonths(62) }, 'validUntil'],
      ['until no day at all', { validUntil: 'demain' }, 'validUntil'],
      ['with an unknown verdict', { verdict: 'approved' }, 'verdict'],
      ['in the name of an unknown agency', { agency: 'aucune' }, 'agency'],
      ['on no version', { revision: 'x' }, 'revision'],
      ['with a bank account in its note', { note: 'Écrivez FR76 3000 6000 0112 3456 7890 189' }, 'note'],
    ] as const)
      it(fault, async () => {
        const { thread, validate } = await scene()
        const sent = await validate(change)
        assert.equal(sent.status, 422)
        assert.deepEqual(
          sent.body.errors.map((error: { field: string }) => error.field),
          [field],
        )
        assert.deepEqual(sealsIn(await read(thread._id)), [])
      })

    it('with every wrong field at once', async () => {
      const { validate } = await scene()
      const sent = await validate({ agency: 'aucune', sources: 'fiche-inconnue', validUntil: '2020-01-01' })
      assert.deepEqual(sent.body.errors.map((error: { field: string }) => error.field).toSorted(), [
        'agency',
        'sources',
        'validUntil',
      ])
    })
  })

  describe('an answer that was revised while a moderator read it', () => {
    async function revisedMeanwhile() {
      const thread = await createThread({ topic: 'reversion' })
      const author = await createPerson()
      const answer = await createAnswer({ thread, by: author, body: 'Le délai est de 3 mois.' })
      const agency = await competentAgency('reversion')
      const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
      await (
        await signedInAs(test, author)
      )
        .post(`/answers/${answer._id}/revisions`)
        .type('form')
        .send({ body: 'Le délai est de 4 mois.', baseRevision: 1 })
        .expect(303)
      return { thread, answer, agency, moderator }
    }

    it('is not sealed: the difference comes back, for a program', async () => {
      const { answer, agency, moderator, thread } = await revisedMeanwhile()
      const sent = await moderator
        .post(`/answers/${answer._id}/validations`)
        .accept('json')
        .send(aVerdict(agency))
      assert.equal(sent.status, 409)
      assert.equal(sent.body.code, 'changed-meanwhile')
      assert.equal(sent.body.current.revision, 2)
      assert.equal(sent.body.current.body, 'Le délai est de 4 mois.')
      assert.deepEqual(
        sent.body.current.difference.filter(({ kind }: { kind: string }) => kind !== 'same'),
        [
          { kind: 'removed', text: '3' },
          { kind: 'added', text: '4' },
        ],
      )
      assert.deepEqual(sealsIn(await read(thread._id)), [])
    })

    it('comes back as a form with the difference, all that was typed, and the version on show', async () => {
      const { answer, agency, moderator } = await revisedMeanwhile()
      const typed = aVerdict(agency, { note: 'Une note que l’on garde.', verdict: 'corrected' })
      const page = await moderator.post(`/answers/${answer._id}/validations`).type('form').send(typed)
      assert.equal(page.status, 409)
      assert.match(page.text, /<del[^>]*>.*3<\/del><ins[^>]*>.*4<\/ins>/)
      assert.match(page.text, /Une note que l’on garde\./)
      assert.match(page.text, /name="revision" value="2"/)
      assert.match(page.text, /value="corrected" checked/)
      const again = await moderator
        .post(`/answers/${answer._id}/validations`)
        .type('form')
        .send({ ...typed, revision: 2 })
      assert.equal(again.status, 303)
    })
  })

  describe('the form of a verdict', () => {
    it('stands under an answer for those who may give one, and for nobody else', async () => {
      const { moderator, thread } = await scene()
      const path = `/threads/${thread._id}/${thread.slug}`
      assert.match((await moderator.get(path)).text, /action="\/answers\/[0-9a-f]{24}\/validations"/)
      const citizen = await signedInAs(test, await createPerson(), { trial: true })
      for (const other of [citizen, signedOut(test)])
        assert.doesNotMatch((await other.get(path)).text, /\/validations"|class="answer__more"/)
    })

    it('comes back with everything typed and each fault at its field', async () => {
      const { agency, answer, moderator } = await scene()
      const page = await moderator
        .post(`/answers/${answer._id}/validations`)
        .type('form')
        .send(aVerdict(agency, { sources: 'fiche-inconnue', note: 'Ma note.' }))
      assert.equal(page.status, 422)
      assert.match(page.text, /href="#field-seal-2-sources"/)
      assert.match(page.text, /<textarea[^>]*id="field-seal-2-sources"[^>]*>fiche-inconnue</)
      assert.match(page.text, /Ma note\./)
      // What was wrong is read before the answer that one has just read.
      assert.ok(page.text.indexOf('error-summary') < page.text.indexOf('id="answer-now"'))
    })

    it('leads to the sources at hand when none was named, and shows a number among those that were', async () => {
      const fiche = await createFiche()
      const thread = await createThread({ topic: 'reversion' })
      const answer = await createAnswer({ thread, sources: [fiche.id] })
      const agency = await competentAgency('reversion')
      const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
      const send = async (sources: string[]) => {
        const form = moderator.post(`/answers/${answer._id}/validations`).type('form')
        return (await form.send(aVerdict(agency, { sources })).expect(422)).text
      }
      const none = await send([])
      assert.match(none, /<fieldset[^>]*id="field-seal-2-sources"/)
      assert.match(none, new RegExp(`type="checkbox" name="sources" value="${fiche.id}"`))
      const typed = `${fiche.id} dossier 2 69 05 49 588 157 80`
      const caught = await send([typed, fiche.id])
      assert.match(caught, /<mark>2 69 05 49 588 157 80<\/mark>/)
      assert.match(caught, new RegExp(`<textarea[^>]*id="field-seal-2-sources"[^>]*>${typed}<`))
      assert.match(caught, new RegExp(`value="${fiche.id}" checked`))
    })
  })

  describe('the page of a seal', () => {
    it('says who vouches for what, until when, and leads to the answer', async () => {
      const { answer, thread, validate } = await scene()
      const { seal } = (await validate()).body
      const page = await signedOut(test).get(`/seals/${seal.id}`).expect(200)
      assert.match(page.text, /Validé par la Caisse/)
      assert.ok(page.text.includes(`/threads/${thread._id}/${thread.slug}#post-${answer.seq}`))
      const json = await signedOut(test).get(`/seals/${seal.id}`).accept('json').expect(200)
      assert.deepEqual(json.body, { seal })
    })

    it('says that it expired, once it has', async () => {
      const thread = await createThread()
      const answer = await createAnswer({ thread })
      const now = new Date(Date.now() - 3_600_000)
      const validUntil = new Date(Date.now() - 1_000).toISOString()
      const { id } = await createSeal(answer, await competentAgency('reversion'), { now, validUntil })
      const { body } = await signedOut(test).get(`/seals/${id}`).accept('json').expect(200)
      assert.equal(body.seal.state, 'expired')
      assert.equal((await read(thread._id)).thread.status, 'answered')
    })

    it('is gone with the answer that it spoke of', async () => {
      const author = await createPerson()
      const answer = await createAnswer({ by: author })
      const { id } = await createSeal(answer, await competentAgency('reversion'))
      await (await signedInAs(test, author)).post(`/posts/${answer._id}/withdrawal`).expect(303)
      await signedOut(test).get(`/seals/${id}`).accept('json').expect(404)
    })

    it('is not there for an address that names none', async () => {
      await signedOut(test).get(`/seals/${newId()}`).accept('json').expect(404)
      await signedOut(test).get('/seals/x').accept('json').expect(404)
    })
  })
})
