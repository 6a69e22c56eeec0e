import { connectDatabase } from '../../server/database/connect.ts'
import { newId } from '../../server/database/new-id.ts'
import { PersonModel, type PersonRecord } from '../../server/features/accounts/person.model.ts'
import { sessionKey } from '../../server/features/accounts/session-store.ts'
import { saveSession } from '../../server/features/accounts/session.repo.ts'
import { AgencyModel, type AgencyRecord } from '../../server/features/agencies/agency.model.ts'
import { importFiches } from '../../server/features/fiches/index.ts'
import { threadUrl } from '../../server/features/threads/index.ts'
import { PostModel, type PostRecord } from '../../server/features/threads/post.model.ts'
import { ThreadModel, type ThreadRecord } from '../../server/features/threads/thread.model.ts'
import { slugOf, type SealFacts } from '../../server/features/threads/thread.rules.ts'
import { listTopics } from '../../server/features/topics/index.ts'
import { renderBody, rendererVersion } from '../../server/writing/render-body.ts'
import { sessionCookie } from './session-cookie.ts'
import { runSide } from './side.ts'
import { readSentences, seededRandom, writeText } from './text.ts'

export interface SeedOptions {
  dataDir: string
  size: ContentSize
}

/** 100,000 posts and all sheets; some thousand and all sheets; people, and next to nothing else. */
export type ContentSize = 'year' | 'week' | 'people'

/** A thread of the content. */
export interface SeededThread {
  id: string
  path: string
}

/** Somebody who has signed in. */
export interface SeededReader {
  cookie: string
  /** The name under which the store keeps their session. */
  sessionKey: string
}

/** What stands in the store, as the rows need to know it. */
export interface Content {
  posts: number
  /** Threads of 20 posts. */
  threads: SeededThread[]
  /** A thread of 50 posts, and all that was written in it, as typed. */
  long: SeededThread & { text: string }
  readers: SeededReader[]
}

const people = 500
const readers = 32
const counts = {
  year: { threads: 5_000, open: 200, validated: 200 },
  week: { threads: 100, open: 20, validated: 20 },
  people: { threads: 0, open: 0, validated: 0 },
}
/** A 20-post thread is a question, 8 answers and 11 messages; a 50-post one has 15 answers and 34 messages. */
const answersAmong = { 20: 8, 50: 15, 4: 2, 1: 0 }
const lengths = { question: 600, answer: 900, chat: 200 }
const distinctTexts = 600
const batch = 1_000

type Shape = keyof typeof answersAmong

/** Fills an empty store. */
await runSide<SeedOptions>(async ({ dataDir, size }) => {
  const database = await connectDatabase({ mongodbUrl: undefined, dataDir })
  if (size !== 'people') await importFiches()
  const content = await seed(counts[size])
  return { url: '', answers: { content: () => content }, close: () => database.close() }
})

async function seed(wanted: (typeof counts)[ContentSize]): Promise<Content> {
  const random = seededRandom(1)
  const sentences = await readSentences(4_000)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const written = Object.fromEntries(
    Object.entries(lengths).map(([kind, length]) => [
      kind,
      Array.from({ length: distinctTexts }, () => {
        const body = writeText(sentences, random, length * (0.5 + random()))
        return { body, bodyHtml: renderBody(body) }
      }),
    ]),
  ) as Record<keyof typeof lengths, { body: string; bodyHtml: string }[]>
  const topics = listTopics('procedure').map(({ slug }) => slug)
  const authors = Array.from({ length: people }, (_, number) => aPerson(number))
  const agency = anAgency()
  await PersonModel.insertMany(authors, { lean: true })
  await AgencyModel.insertMany([agency], { lean: true })

  const waiting: { threads: ThreadRecord[]; posts: PostRecord[] } = { threads: [], posts: [] }
  let posts = 0
  const flush = async () => {
    await ThreadModel.collection.insertMany(waiting.threads as never)
    await PostModel.collection.insertMany(waiting.posts as never)
    posts += waiting.posts.length
    Object.assign(waiting, { threads: [], posts: [] })
  }

  async function addThread(shape: Shape, seals: SealFacts[] = []): Promise<SeededThread & { text: string }> {
    const title = pick(sentences).slice(0, 90)
    const createdAt = new Date(Date.now() - random() * 365 * 86_400_000)
    const id = newId()
    const log = Array.from({ length: shape }, (_, index): PostRecord => {
      const kind = index === 0 ? 'question' : index <= answersAmong[shape] ? 'answer' : 'chat'
      return {
        _id: newId(),
        threadId: id,
        seq: index + 1,
        kind,
        authorId: pick(authors)._id,
        ...pick(written[kind]),
        renderer: rendererVersion,
        createdAt: new Date(createdAt.getTime() + index * 600_000),
        ...(kind === 'answer' && { revision: 1 }),
        sources: [],
      }
    })
    const answers = log
      .filter(({ kind }) => kind === 'answer')
      .map(({ _id, seq, authorId, createdAt }, index) => ({
        id: _id,
        seq,
        authorId,
        revision: 1,
        createdAt,
        worked: Math.floor(random() * 9),
        didNot: Math.floor(random() * 3),
        seals: index === 0 ? seals : [],
      }))
    const thread: ThreadRecord = {
      _id: id,
      authorId: log[0]?.authorId ?? '',
      title,
      slug: slugOf(title),
      topic: pick(topics),
      territory: null,
      within: ['*'],
      for: 'self',
      createdAt,
      answers,
      reviews: [],
      status: answers.length === 0 ? 'open' : seals.length > 0 ? 'validated' : 'answered',
      stateSeq: answers.length + 1,
      lastActivityAt: log.at(-1)?.createdAt ?? createdAt,
      isExample: false,
    }
    waiting.threads.push(thread)
    waiting.posts.push(...log)
    if (waiting.posts.length >= batch) await flush()
    return { id, path: threadUrl(thread), text: log.map(({ body }) => body).join('\n\n') }
  }

  const threads: SeededThread[] = []
  for (let number = 0; number < wanted.threads; number++) {
    const { id, path } = await addThread(20)
    threads.push({ id, path })
  }
  for (let number = 0; number < wanted.open; number++) await addThread(1)
  for (let number = 0; number < wanted.validated; number++) await addThread(4, [aSeal(agency)])
  const long = await addThread(50)
  await flush()
  return { posts, threads, long, readers: await Promise.all(authors.slice(0, readers).map(signIn)) }
}

function aPerson(number: number): PersonRecord {
  const handle = `voisine-${number}`
  return {
    _id: newId(),
    handle,
    handleKey: handle,
    admin: false,
    memberships: [],
    isExample: false,
    createdAt: new Date(),
  }
}

async function signIn({ _id: personId }: PersonRecord): Promise<SeededReader> {
  const sid = newId()
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + 86_400_000)
  await saveSession({ _id: sessionKey(sid), personId, trial: false, device: 'bench', createdAt, expiresAt })
  return { cookie: sessionCookie(sid), sessionKey: sessionKey(sid) }
}

function anAgency(): AgencyRecord {
  return {
    _id: newId(),
    slug: 'caisse-du-banc-d-essai',
    name: "Caisse du banc d'essai",
    kind: 'retirement',
    about: 'Elle ne sert qu’à mesurer.',
    competences: [],
    createdAt: new Date(),
    isExample: false,
  }
}

function aSeal({ _id: agencyId }: AgencyRecord): SealFacts {
  const validUntil = new Date(Date.now() + 180 * 86_400_000)
  return { id: newId(), agencyId, verdict: 'validated', revision: 1, validUntil, createdAt: new Date() }
}
