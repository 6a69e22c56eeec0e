import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import mongoose from 'mongoose'
import { SessionModel } from '../../server/features/accounts/session.model.ts'
import { createCollective } from '../../server/features/collectives/create-collective.ts'
import { signedInAs, startApp, testConnection } from '../support/app.ts'
import { freePort } from '../support/server-process.ts'
import { actingAs, createPerson } from '../support/threads.ts'

describe('many changes at once of one person', () => {
  before(() => testConnection())

  it('are all made, though each is written over the one before', async () => {
    const me = actingAs(await createPerson())
    const about = 'Des voisins qui lisent le courrier ensemble.'
    const made = await Promise.all(
      Array.from({ length: 16 }, () =>
        createCollective(me, { name: 'Ensemble', about, topics: ['reversion'], territories: [], links: [] }),
      ),
    )
    assert.equal(new Set(made.map(({ slug }) => slug)).size, 16)
  })
})

describe('a form that is sent while the database is away', () => {
  const { findOne } = SessionModel
  afterEach(() => {
    SessionModel.findOne = findOne
  })

  it('comes back with all that was typed, to be sent again', async () => {
    const test = await startApp()
    const agent = await signedInAs(test, await createPerson())
    SessionModel.findOne = () => {
      throw new mongoose.mongo.MongoNetworkError('away')
    }
    const body = 'Tout ce que j’ai écrit.'
    const answer = await agent.post('/threads').type('form').send({ title: 'Ma question', body })
    assert.equal(answer.status, 503)
    assert.ok(answer.text.includes(`>${body}</textarea>`))
    assert.ok(answer.text.includes('name="title" value="Ma question"'))
    assert.match(answer.text, /action="\/threads" method="post"/)
    await test.close()
  })
})

/** In a process of its own: the connection of this one belongs to the other tests. */
const client = `
  import { connectDatabase } from './server/database/connect.ts'
  import { isDatabaseAway, transaction } from './server/database/transaction.ts'
  import { addMembership, findPerson } from './server/features/accounts/person.repo.ts'
  await connectDatabase({ mongodbUrl: process.argv[1], dbName: 'outage', dataDir: '' })
  console.log('connected')
  process.stdin.once('data', async () => {
    const said = []
    const membership = { kind: 'agency', of: 'x', role: 'member', since: new Date() }
    for (const work of [() => findPerson('x'), () => transaction((tx) => addMembership(tx, 'x', membership))]) {
      const started = Date.now()
      await work().then(() => said.push('done'), (error) => said.push(isDatabaseAway(error)))
      said.push(Date.now() - started < 6_000)
    }
    console.log(JSON.stringify(said))
    process.exit(0)
  })
`

describe('a database that was killed', () => {
  it('is said to be away, within seconds, by a read and by a transaction', async function () {
    this.timeout(40_000)
    const folder = await mkdtemp(join(tmpdir(), 'palier-outage-'))
    const port = String(await freePort())
    const tsx = ['--import', 'tsx']
    const store = spawn(process.execPath, [
      ...tsx,
      'scripts/embedded-store.ts',
      '--data',
      folder,
      '--port',
      port,
    ])
    await once(store.stdout, 'data')
    const url = `mongodb://127.0.0.1:${port}/?replicaSet=rs0`
    const program = [...tsx, '--input-type=module', '--eval', client, url]
    const reader = spawn(process.execPath, program)
    try {
      const lines = createInterface(reader.stdout)
      assert.deepEqual(await once(lines, 'line'), ['connected'])
      store.kill('SIGKILL')
      await once(store, 'exit')
      reader.stdin.write('go\n')
      const [said] = (await once(lines, 'line')) as [string]
      assert.deepEqual(JSON.parse(said), [true, true, true, true])
    } finally {
      store.kill('SIGKILL')
      reader.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    }
  })
})
