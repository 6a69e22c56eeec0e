import type { AutocannonRequest } from 'autocannon'
import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { inPairs, type Bench, type Side } from '../harness.ts'
import { load, oneByOne } from '../load.ts'
import { pairedLine, type Line } from '../report.ts'
import { median, quantile } from '../statistics.ts'
import type { Row } from './row.ts'

const pairs = 3
const searches = 60
/** A 99th of a hundred needs some hundreds. */
const suggestions = 300
const rateSeconds = 2
/** As people type them, most of them without accents and one with a slip. */
const queries = [
  'pension de reversion',
  'carte d identite perdue',
  'declarer un deces',
  'allocation logement etudiant',
  'conge paternite',
  'demenager changement adresse',
  'acte de naisance',
  'permis de conduire perdu',
  'divorce garde des enfants',
  'aide au handicap aah',
]
const prefixes = [
  're',
  'rev',
  'reve',
  'rever',
  'revers',
  'ca',
  'car',
  'cart',
  'carte',
  'carte i',
  'carte id',
  'de',
  'dec',
]

/** One search engine, one side of ours that has filled it, and how the engine is asked directly. */
async function startSearch(bench: Bench, size: 'week' | 'people') {
  const engine = await bench.start('engine', { dataDir: await bench.folder() })
  const key = await engine.ask<string>('key')
  const started = { dataDir: await bench.store(size), engine: { url: engine.url, key } }
  const ours = await bench.start('ours', started)
  return { ours, engine, key }
}

/** A page of results and suggestions as one types, beside the same words put to the engine itself. */
async function finding(bench: Bench): Promise<Line[]> {
  const { ours, engine, key } = await startSearch(bench, 'week')
  await ours.ask('filled')
  const page = inTurn(queries, (q) => ({ path: `/search?q=${encodeURIComponent(q)}` }))
  const raw = inTurn(queries, (q) => rawQuery(key, pageQuery(q)))
  const typed = inTurn(prefixes, (q) => ({ path: `/search/suggest?q=${encodeURIComponent(q)}` }))
  const rawTyped = inTurn(prefixes, (q) => rawQuery(key, { q, limit: 8, attributesToSearchOn: ['title'] }))
  const time = (side: Side, next: () => AutocannonRequest) => async () =>
    quantile(await oneByOne(searches, () => fetchOne(side, next())), 0.5)
  const timeTyping = (side: Side, next: () => AutocannonRequest) => async () =>
    quantile(await oneByOne(suggestions, () => fetchOne(side, next())), 0.99)
  const rate = (side: Side, next: () => AutocannonRequest) => async () =>
    (await load(side, { next, seconds: rateSeconds })).perSecond

  await time(ours, page)()
  await timeTyping(ours, typed)()
  const alone = await inPairs(pairs, time(ours, page), time(engine, raw))
  const rates = await inPairs(pairs, rate(ours, page), rate(engine, raw))
  const suggested = await inPairs(pairs, timeTyping(ours, typed), timeTyping(engine, rawTyped))
  await ours.stop()
  await engine.stop()
  return [
    pairedLine('D1', 'search page, p50', 'ms', alone, { of: 'ratio', atMost: 1.6 }),
    pairedLine('D1', 'search page, 10 at once', '/s', rates, { of: 'ratio', atLeast: 0.6 }),
    pairedLine('D1', 'suggestions, p99', 'ms', suggested, { of: 'ratio', atMost: 1.5 }),
  ]
}

function inTurn<T>(items: readonly T[], ask: (item: T) => AutocannonRequest): () => AutocannonRequest {
  let asked = 0
  return () => ask(items[asked++ % items.length] as T)
}

/** What a page of results shows, asked of the engine alone. */
const pageQuery = (q: string) => ({
  q,
  limit: 20,
  attributesToCrop: ['body'],
  attributesToHighlight: ['title', 'body'],
  cropLength: 34,
  facets: ['kind', 'status'],
})

const rawQuery = (key: string, query: object): AutocannonRequest => ({
  method: 'POST',
  path: '/indexes/palier-documents/search',
  headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  body: JSON.stringify(query),
})

const agent = new Agent({ keepAlive: true })

/**
 * One request over a connection that stays open. Not `fetch`: it waits 40 ms for the second half of what the engine answers.
 * @throws Error for anything but 200
 */
function fetchOne(
  side: Side,
  { path = '/', method, headers, body = '' }: AutocannonRequest,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) }
    const sent = request(`${side.url}${path}`, {
      agent,
      method: method ?? 'GET',
      headers: { ...headers, ...(body !== '' && length) },
    })
    sent.once('error', reject)
    sent.once('response', (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`))
      text(response).then(resolve, reject)
    })
    sent.end(body)
  })
}

const questions = 6

/** A question that has just been asked, while all official sheets are being imported, and once they are in. */
async function askedMeanwhile(bench: Bench): Promise<Line[]> {
  const { readers } = await bench.content('people')
  const { ours, engine } = await startSearch(bench, 'people')
  const cookie = readers[0]?.cookie ?? ''
  let filled = false
  const filling = ours.ask('filled').finally(() => {
    filled = true
  })
  const askOnAndOn = async () => {
    const taken: number[] = []
    while (!filled) {
      taken.push(await untilFound(ours, cookie))
      await pause(200)
    }
    // The last one may have been found when the import was over.
    return taken.slice(0, -1)
  }
  const [meanwhile] = await Promise.all([askOnAndOn(), filling])
  const quiet: number[] = []
  for (let question = 0; question < questions; question++) quiet.push(await untilFound(ours, cookie))
  const busy = await askedUnderLoad(ours, cookie)
  await ours.stop()
  await engine.stop()
  const line = (what: string, value: number): Line => ({ row: 'D2', what, unit: 'ms', ours: value })
  return [
    line('a new question is found, on a quiet server', median(quiet)),
    line(`during an import, the middle one of ${meanwhile.length}`, median(meanwhile)),
    {
      ...line('the slowest of them, later than on a quiet server by', Math.max(...meanwhile) - median(quiet)),
      goal: { of: 'ours', atMost: 500 },
    },
    {
      ...line(`while 10 people search and ${askers} ask, 95 of 100 of ${busy.length}`, quantile(busy, 0.95)),
      goal: { of: 'ours', atMost: 2_000 },
    },
  ]
}

const askers = 4
const loadSeconds = 15

/** Questions that are asked while others search as fast as they are answered. @returns milliseconds until each is found */
async function askedUnderLoad(ours: Side, cookie: string): Promise<number[]> {
  const page = inTurn(queries, (q) => ({ path: `/search?q=${encodeURIComponent(q)}` }))
  let isOver = false
  const searching = load(ours, { next: page, seconds: loadSeconds }).finally(() => {
    isOver = true
  })
  const taken: number[] = []
  const askOnAndOn = async () => {
    while (!isOver) taken.push(await untilFound(ours, cookie))
  }
  await Promise.all([searching, ...Array.from({ length: askers }, askOnAndOn)])
  return taken
}

/** Asks a question with a word of its own. @returns milliseconds until a search shows it */
async function untilFound(ours: Side, cookie: string): Promise<number> {
  const word = `zibeline${randomBytes(5).toString('hex')}`
  const question = { title: `Une question sur la ${word} de ma mère`, topic: 'logement', for: 'other' }
  const asked = await fetch(`${ours.url}/threads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', origin: ours.url, cookie },
    body: JSON.stringify(question),
  })
  if (!asked.ok) throw new Error(`a question was refused: ${asked.status} ${await asked.text()}`)
  const since = performance.now()
  while (!(await fetchOne(ours, { path: `/search/suggest?q=${word}` })).includes(word)) {
    if (performance.now() - since > 30_000) throw new Error('a question was not found in 30 s')
    await pause(20)
  }
  return performance.now() - since
}

export const searchRows: Row[] = [
  { name: 'D1', measure: finding },
  { name: 'D2', measure: askedMeanwhile },
]
