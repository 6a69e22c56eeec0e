import assert from 'node:assert/strict'
import { agencyKinds } from '../../../shared/api/agencies.ts'
import {
  collectiveSchema,
  recognitionDecisionSchema,
  recognitionReplySchema,
  recognitionSchema,
} from '../../../shared/api/collectives.ts'
import { ficheSchema, type Fiche } from '../../../shared/api/fiches.ts'
import { signUpSchema, trialRoles } from '../../../shared/api/people.ts'
import {
  answerSchema,
  askSchema,
  chatSchema,
  reviseSchema,
  threadStatuses,
} from '../../../shared/api/threads.ts'
import { verdictSchema, verdicts } from '../../../shared/api/validation.ts'
import { findPersonalData } from '../../../shared/personal-data.ts'
import { findSection, sectionText, standsIn } from '../../features/fiches/fiche.rules.ts'
import { containsTerritory, findTerritory } from '../../features/territories/index.ts'
import {
  latestPerAgency,
  sealState,
  threadStatus,
  type AnswerFacts,
} from '../../features/threads/thread.rules.ts'
import { findTopic, topicCovers } from '../../features/topics/index.ts'
import { readPackedLines } from '../../packed-content.ts'
import { exampleAgencies } from './example-agencies.ts'
import { exampleCollectives } from './example-collectives.ts'
import { examplePeople } from './example-people.ts'
import { examplePlaces } from './example-places.ts'
import { exampleThreads } from './example-threads.ts'
import { inDays, momentBefore, sourceAsTyped } from './example-time.ts'
import type {
  Ago,
  ExampleAgency,
  ExampleCollective,
  ExampleEvent,
  ExamplePerson,
  ExamplePlace,
  ExampleSource,
  ExampleThread,
} from './example.types.ts'

const now = new Date('2026-11-24T10:00:00Z')
const people: readonly ExamplePerson[] = examplePeople
const agencies: readonly ExampleAgency[] = exampleAgencies
const collectives: readonly ExampleCollective[] = exampleCollectives
const places: readonly ExamplePlace[] = examplePlaces
const threads = exampleThreads

describe('the example threads', () => {
  it('are sixteen, with each status but closed', () => {
    const statuses = threads.map(statusOf)
    const counts = Object.fromEntries(threadStatuses.map((status) => [status, countOf(statuses, status)]))
    assert.equal(threads.length, 16)
    assert.ok((counts.open ?? 0) >= 3 && (counts.answered ?? 0) >= 3, JSON.stringify(counts))
    assert.ok((counts.validated ?? 0) >= 5 && (counts.solved ?? 0) >= 3, JSON.stringify(counts))
    assert.equal(counts.closed, 0)
  })

  it('show a seal in each state that there is so far, and each verdict', () => {
    const sealed = threads.flatMap(answersOf).filter(({ seals }) => seals.length > 0)
    const inForce = sealed.flatMap(({ seals, revision }) =>
      latestPerAgency(seals).filter((seal) => sealState(seal, revision, now) === 'in-force'),
    )
    const states = sealed.flatMap(({ seals, revision }) =>
      seals.map((seal) => sealState(seal, revision, now)),
    )
    assert.deepEqual([...new Set(states)].toSorted(), ['expired', 'in-force', 'superseded'])
    assert.deepEqual(new Set(inForce.map(({ verdict }) => verdict)), new Set(verdicts))
  })

  it('show two agencies on one answer', () =>
    assert.ok(
      threads
        .flatMap(answersOf)
        .some(({ seals }) => new Set(seals.map(({ agencyId }) => agencyId)).size === 2),
    ))

  it('show a question that was validated and is open again, since it did not work for the one who asked', () =>
    assert.ok(
      threads.some(
        (thread) =>
          statusOf(thread) === 'open' &&
          answersOf(thread).some(({ seals, askerOutcome }) => seals.length > 0 && askerOutcome === 'did-not'),
      ),
    ))

  it('wait for different times', () => {
    const waiting = threads.filter((thread) => statusOf(thread) === 'open' && thread.log.length < 2)
    const days = waiting.map(({ asked }) => Math.floor((now.getTime() - momentOf(asked)) / 86_400_000))
    assert.equal(new Set(days).size, days.length)
  })

  for (const thread of threads) {
    describe(thread.title, () => {
      it('is asked and answered within the limits of a form', () => {
        assert.ok(askSchema.safeParse({ ...thread, territory: thread.territory ?? '' }).success)
        for (const event of thread.log) assert.ok(isAccepted(event), JSON.stringify(event))
      })

      it('is about a topic and a place that exist', () => {
        assert.ok(findTopic(thread.topic), thread.topic)
        if (thread.territory !== null) assert.ok(findTerritory(thread.territory), thread.territory)
      })

      it('happens in the order of time, and all of it in the past', () => {
        const moments = [momentOf(thread.asked), ...thread.log.map(({ at }) => momentOf(at))]
        assert.deepEqual(
          moments,
          moments.toSorted((a, b) => a - b),
        )
        assert.ok(moments.every((moment) => moment < now.getTime()))
      })

      it('is written by people who had joined by then', () => {
        for (const { by, at } of [{ by: thread.by, at: thread.asked }, ...spokenBy(thread)]) {
          const person = people.find(({ handle }) => handle === by)
          assert.ok(person && momentOf(person.joined) < momentOf(at), `${by} is not there yet`)
        }
      })

      it('names no answer before it is given', () => {
        const given = new Set<string>()
        for (const event of thread.log) {
          if (event.what === 'answer') given.add(event.answer)
          if (event.what !== 'chat') assert.ok(given.has(event.answer), event.answer)
        }
      })

      it('is sealed by a competent agency, on the revision of the moment, and not by its author', () => {
        for (const seal of eventsOf(thread, 'seal')) {
          const agency = agencies.find(({ slug }) => slug === seal.agency)
          assert.ok(agency && isCompetent(agency, thread), `${seal.agency} is not competent`)
          assert.ok(momentOf(agency.joined) < momentOf(seal.at), `${seal.agency} is not there yet`)
          assert.ok(
            agency.members.some(({ person }) => person === seal.by),
            `${seal.by} is not of ${seal.agency}`,
          )
          assert.notEqual(authorOf(thread, seal.answer), seal.by)
          assert.equal(seal.revision, revisionAt(thread, seal))
        }
      })

      it('is not said to work by the author of the answer', () => {
        for (const { answer, by } of eventsOf(thread, 'outcome'))
          assert.notEqual(authorOf(thread, answer), by)
      })

      it('rests each answer on a sheet, and says of which time it is', () => {
        for (const event of thread.log) {
          if (event.what !== 'answer') continue
          assert.ok(event.sources.some((source) => 'fiche' in source))
          const last = eventsOf(thread, 'revise').findLast(({ answer }) => answer === event.answer) ?? event
          assert.match(last.body, /\b20(1\d|20)\b/)
        }
      })
    })
  }

  it('quote words that stand in the named section of the named sheet', async () => {
    const cited = threads.flatMap(sourcesOf).filter((source) => 'fiche' in source)
    const sheets = await readSheets(new Set(cited.map(({ fiche }) => fiche)))
    for (const { fiche, section, quote } of cited) {
      const found = findSection(sheets.get(fiche)?.sections ?? [], section)
      assert.ok(found, `${fiche} has no section ${section}`)
      assert.ok(standsIn(quote, sectionText(found)), `${fiche}#${section}: ${quote}`)
    }
  }).timeout(30_000)
})

describe('the example people', () => {
  it('have a name each that could be signed up with', () => {
    for (const { handle } of people) {
      assert.ok(signUpSchema.safeParse({ handle, password: 'x'.repeat(12) }).success, handle)
    }
    assert.equal(new Set(people.map(({ handle }) => folded(handle))).size, people.length)
  })

  it('are behind each trial door, one by one', () =>
    assert.deepEqual(
      people.flatMap(({ trialRole }) => trialRole ?? []).toSorted(),
      [...trialRoles].toSorted(),
    ))

  it('hold what their trial door promises', () => {
    const [moderator, agencyAdmin, lead] = (['moderator', 'agency-admin', 'lead'] as const).map(behindDoor)
    const agency = agencies.find(({ members }) => members.some(({ person }) => person === moderator))
    assert.ok(agency?.members.some(({ person, role }) => person === agencyAdmin && role === 'admin'))
    assert.ok(agency?.competences.some(({ territory }) => territory === null))
    assert.ok(collectives.some((collective) => collective.lead === lead))
    assert.deepEqual(
      people.filter(({ isAdmin }) => isAdmin).map(({ trialRole }) => trialRole),
      ['admin'],
    )
  })
})

describe('the example agencies', () => {
  it('are six, of different kinds, on topics and places that exist', () => {
    assert.equal(agencies.length, 6)
    assert.equal(new Set(agencies.map(({ kind }) => kind)).size, 6)
    for (const { kind, competences } of agencies) {
      assert.ok(agencyKinds.includes(kind))
      for (const { topic, territory } of competences) {
        assert.ok(findTopic(topic), topic)
        if (territory !== null) assert.ok(findTerritory(territory), territory)
      }
    }
  })

  it('have members who are people of the trial', () => {
    for (const { person } of agencies.flatMap(({ members }) => members)) assert.ok(isPerson(person), person)
  })
})

describe('the example collectives', () => {
  it('could be made in the form', () => {
    for (const collective of collectives) {
      assert.ok(collectiveSchema.safeParse(collective).success, collective.name)
      assert.ok(isPerson(collective.lead))
      for (const topic of collective.topics) assert.ok(findTopic(topic), topic)
      for (const territory of collective.territories) assert.ok(findTerritory(territory), territory)
    }
  })

  it('are listed, recognised, waiting, and refused with a reply', () => {
    const states = collectives.map(({ recognitions: [asked] }) =>
      asked === undefined
        ? 'listed'
        : `${asked.decided?.decision ?? 'asked'}${asked.replied ? ' and replied' : ''}`,
    )
    assert.deepEqual(states.toSorted(), ['asked', 'listed', 'recognised', 'refused and replied'])
  })

  it('are answered by a moderator of the agency that they asked, in the order of time', () => {
    for (const { founded, lead, recognitions } of collectives) {
      for (const { agency, by, message, asked, decided, replied } of recognitions) {
        const members = agencies.find(({ slug }) => slug === agency)?.members ?? []
        assert.equal(by, lead)
        assert.ok(
          people.some(({ handle, joined }) => handle === lead && momentOf(joined) < momentOf(founded)),
        )
        assert.ok(recognitionSchema.safeParse({ agency, message }).success)
        if (decided)
          assert.ok(
            members.some(({ person }) => person === decided.by),
            decided.by,
          )
        if (decided) assert.ok(recognitionDecisionSchema.safeParse(decided).success)
        if (replied) assert.ok(recognitionReplySchema.safeParse(replied).success)
        const moments = [founded, asked, ...(decided ? [decided.at] : []), ...(replied ? [replied.at] : [])]
        assert.deepEqual(
          moments.map(momentOf),
          moments.map(momentOf).toSorted((a, b) => a - b),
        )
      }
    }
  })
})

describe('the example places', () => {
  it('are five, in communes that exist, and say that they are examples', () => {
    assert.equal(places.length, 5)
    for (const { name, territory, address } of places) {
      assert.match(name, /exemple/)
      assert.ok(findTerritory(territory)?.postalCodes.includes(address.postalCode), name)
    }
  })

  it('have telephones of the numbers that are kept for fiction', () => {
    for (const { phone } of places) assert.match(phone, /^(01 99 00|02 61 91|06 39 98) \d\d \d\d$/)
  })
})

describe('all example content', () => {
  it('holds no number that would be caught in a form', () => {
    const all = JSON.stringify({ people, agencies, collectives, places, threads }, null, 1)
    assert.deepEqual(findPersonalData(all), [])
  })
})

type EventOf<What extends ExampleEvent['what']> = Extract<ExampleEvent, { what: What }>

function eventsOf<What extends ExampleEvent['what']>({ log }: ExampleThread, what: What): EventOf<What>[] {
  return log.filter((event): event is EventOf<What> => event.what === what)
}

const momentOf = (ago: Ago): number => momentBefore(now, ago).getTime()
const countOf = <T>(values: readonly T[], wanted: T): number =>
  values.filter((value) => value === wanted).length
const isPerson = (name: string): boolean => people.some(({ handle }) => handle === name)
const behindDoor = (door: string) => people.find(({ trialRole }) => trialRole === door)?.handle
const folded = (handle: string) => handle.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const spokenBy = ({ log }: ExampleThread) => log.flatMap((event) => ('by' in event ? [event] : []))
const sourcesOf = ({ log }: ExampleThread): ExampleSource[] =>
  log.flatMap((event) => ('sources' in event ? event.sources : []))
const authorOf = (thread: ExampleThread, id: string) =>
  eventsOf(thread, 'answer').find(({ answer }) => answer === id)?.by

/** Would the form of this event be accepted as it stands? */
function isAccepted(event: ExampleEvent): boolean {
  switch (event.what) {
    case 'answer':
      return answerSchema.safeParse({ body: event.body, sources: asTyped(event.sources) }).success
    case 'revise':
      return reviseSchema.safeParse({ body: event.body, sources: asTyped(event.sources), baseRevision: 1 })
        .success
    case 'chat':
      return chatSchema.safeParse({ body: event.body, clientId: 'example' }).success
    case 'seal': {
      const validUntil = inDays(now, event.validUntil.inDays)
      const accepted = verdictSchema.safeParse({
        ...event,
        sources: asTyped(event.sources),
        validUntil: validUntil.toISOString(),
      })
      return accepted.success && validUntil.getTime() > momentOf(event.at)
    }
    case 'outcome':
    case 'solution':
      return true
  }
}

const asTyped = (sources: readonly ExampleSource[]) => sources.map((source) => sourceAsTyped(source, now))

const isCompetent = ({ competences }: ExampleAgency, { topic, territory }: ExampleThread) =>
  competences.some(
    (competence) =>
      topicCovers(competence.topic, topic) &&
      (competence.territory === null ||
        territory === null ||
        containsTerritory(competence.territory, territory)),
  )

const revisionAt = (thread: ExampleThread, { answer, at }: EventOf<'seal'>) =>
  1 +
  eventsOf(thread, 'revise').filter((each) => each.answer === answer && momentOf(each.at) < momentOf(at))
    .length

/** What the rules of a thread know of its answers once the whole log has been put in. */
function answersOf(thread: ExampleThread): AnswerFacts[] {
  return eventsOf(thread, 'answer').map(({ answer: id, by, at }, index) => {
    const outcomes = eventsOf(thread, 'outcome').filter(({ answer }) => answer === id)
    const askers = outcomes.findLast((outcome) => outcome.by === thread.by)
    const seals = eventsOf(thread, 'seal').filter(({ answer }) => answer === id)
    return {
      id,
      seq: index + 2,
      authorId: by,
      revision: 1 + eventsOf(thread, 'revise').filter(({ answer }) => answer === id).length,
      createdAt: momentBefore(now, at),
      worked: countOf(
        outcomes.map(({ outcome }) => outcome),
        'worked',
      ),
      didNot: countOf(
        outcomes.map(({ outcome }) => outcome),
        'did-not',
      ),
      ...(askers && { askerOutcome: askers.outcome, askerOutcomeAt: momentBefore(now, askers.at) }),
      seals: seals.map((seal) => ({
        id: `${id} ${seal.agency} ${seal.revision}`,
        agencyId: seal.agency,
        verdict: seal.verdict,
        revision: seal.revision,
        validUntil: inDays(now, seal.validUntil.inDays),
        createdAt: momentBefore(now, seal.at),
      })),
    }
  })
}

function statusOf(thread: ExampleThread) {
  const chosen = eventsOf(thread, 'solution').at(-1)
  const solution = chosen && { answerId: chosen.answer, at: momentBefore(now, chosen.at) }
  return threadStatus({ answers: answersOf(thread), ...(solution && { solution }) }, now)
}

async function readSheets(wanted: ReadonlySet<string>): Promise<Map<string, Fiche>> {
  const sheets = new Map<string, Fiche>()
  for await (const line of readPackedLines('fiches.ndjson.br')) {
    const id = /"id":"([^"]+)"/.exec(line)?.[1] ?? ''
    if (wanted.has(id)) sheets.set(id, ficheSchema.parse(JSON.parse(line)))
  }
  return sheets
}
