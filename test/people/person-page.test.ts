import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import type { PersonPageDto } from '../../shared/api/person-page.ts'
import { PostModel } from '../../server/features/threads/post.model.ts'
import { reviseAnswer } from '../../server/features/threads/revise-answer.ts'
import { tellOutcome } from '../../server/features/threads/tell-outcome.ts'
import { withdrawPost } from '../../server/features/threads/withdraw-post.ts'
import { competentAgency, createModerator } from '../support/agencies.ts'
import { signedOut, startApp, type TestApp } from '../support/app.ts'
import { actingAs, createAnswer, createPerson, createThread } from '../support/threads.ts'
import { createSeal } from '../support/validation.ts'

describe('the page of a person', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  const read = async (path: string): Promise<PersonPageDto> =>
    (await signedOut(test).get(path).accept('json').expect(200)).body
  const pageOf = (handle: string) => read(`/people/${handle}`)

  it('lists what they answered, with its question, its date and who vouches for it', async () => {
    const helper = await createPerson()
    const thread = await createThread({
      title: 'Combien de temps pour la réversion ?',
      territory: 'COM-76540',
    })
    const answer = await createAnswer({ thread, by: helper })
    const agency = await competentAgency('reversion')
    const seal = await createSeal(answer, agency)
    await tellOutcome(actingAs(await createPerson()), answer._id, 'worked')
    assert.deepEqual((await pageOf(helper.handle)).answers, [
      {
        id: answer._id,
        question: 'Combien de temps pour la réversion ?',
        topic: { slug: 'reversion', name: 'Pension de réversion' },
        territoryName: 'Rouen',
        createdAt: answer.createdAt.toISOString(),
        worked: 1,
        seals: [
          {
            agency: { slug: agency.slug, name: agency.name },
            verdict: 'validated',
            covers: 'whole',
            state: 'in-force',
            validUntil: seal.validUntil,
            createdAt: seal.createdAt,
          },
        ],
        isExample: false,
        url: `/threads/${thread._id}/${thread.slug}#post-${answer.seq}`,
      },
    ])
  })

  it('shows that a seal has fallen from an answer that was edited', async () => {
    const helper = await createPerson()
    const answer = await createAnswer({ by: helper })
    await createSeal(answer, await competentAgency('reversion'))
    await reviseAnswer(actingAs(helper), answer._id, {
      body: 'Non, tout bien vu.',
      baseRevision: 1,
      sources: [],
    })
    const { answers } = await pageOf(helper.handle)
    assert.deepEqual(
      answers.flatMap(({ seals }) => seals.map(({ state }) => state)),
      ['superseded'],
    )
    const { text } = await signedOut(test).get(`/people/${helper.handle}`).expect(200)
    assert.match(text, /Texte changé depuis/)
  })

  it('leaves out what they took back, and what they say for an agency', async () => {
    const agency = await competentAgency('reversion')
    const moderator = await createModerator(agency)
    await createAnswer({ by: moderator })
    assert.deepEqual((await pageOf(moderator.handle)).answers, [])

    const helper = await createPerson()
    const answer = await createAnswer({ by: helper })
    await withdrawPost(actingAs(helper), answer._id)
    assert.deepEqual((await pageOf(helper.handle)).answers, [])
  })

  it('names no question that was taken back', async () => {
    const [asker, helper] = [await createPerson(), await createPerson()]
    const thread = await createThread({ by: asker, title: 'Ce que personne ne doit plus lire ?' })
    await createAnswer({ thread, by: helper })
    const question = await PostModel.findOne({ threadId: thread._id, kind: 'question' }).lean()
    await withdrawPost(actingAs(asker), question?._id ?? '')
    const { answers } = await pageOf(helper.handle)
    assert.deepEqual(
      answers.map((answer) => answer.question),
      ['Question retirée par la personne'],
    )
  })

  it('goes through what they answered and what they asked page by page, each by itself', async () => {
    const person = await createPerson()
    const others = await createThread()
    for (let count = 0; count < 12; count++) {
      await createAnswer({ thread: others, by: person })
      await createThread({ by: person })
    }
    const first = await pageOf(person.handle)
    assert.deepEqual([first.answers.length, first.threads.length], [10, 10])

    const answers = await read((first.nextAnswers ?? '').replace('#answers', ''))
    assert.deepEqual([answers.answers.length, answers.threads.length, answers.nextAnswers], [2, 0, null])
    const questions = await read((first.nextThreads ?? '').replace('#questions', ''))
    assert.deepEqual(
      [questions.answers.length, questions.threads.length, questions.nextThreads],
      [0, 2, null],
    )

    const all = [...first.answers, ...answers.answers].map(({ id }) => id)
    assert.equal(new Set(all).size, 12)
    const dates = [...first.answers, ...answers.answers].map(({ createdAt }) => createdAt)
    assert.deepEqual(dates, dates.toSorted().toReversed())
  })

  it('begins at the beginning when it is asked for no page of ours', async () => {
    const person = await createPerson()
    await createAnswer({ by: person })
    assert.equal((await read(`/people/${person.handle}?answers=__proto__`)).answers.length, 1)
  })

  it('says what it is empty of, in both languages', async () => {
    const { handle } = await createPerson()
    const page = async (lang: string) =>
      (await signedOut(test).get(`/people/${handle}`).set('Accept-Language', lang).expect(200)).text
    assert.match(await page('fr'), /Aucune réponse pour le moment[\s\S]*Aucune question pour le moment/)
    assert.match(await page('en'), /No answer so far[\s\S]*No question so far/)
  })

  it('is read by an index, however much others wrote', async () => {
    const person = await createPerson()
    const thread = await createThread()
    for (let count = 0; count < 3; count++) await createAnswer({ thread, by: person })
    for (let count = 0; count < 5; count++) await createAnswer({ thread })
    const asked: { filter: object; options: object }[] = []
    mongoose.set('debug', (collection: string, method: string, filter: object, options: object) => {
      // The dispatcher reads posts too, at its own pace.
      if (collection === 'posts' && method === 'find' && 'authorId' in filter) asked.push({ filter, options })
    })
    await pageOf(person.handle).finally(() => mongoose.set('debug', false))
    const [answers, ...others] = asked
    assert.ok(answers && others.length === 0)
    const { executionStats } = await PostModel.collection
      .find(answers.filter, answers.options)
      .explain('executionStats')
    assert.deepEqual([executionStats.nReturned, executionStats.totalDocsExamined], [3, 3])
  })
})
