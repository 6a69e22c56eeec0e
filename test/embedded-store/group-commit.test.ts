import assert from 'node:assert/strict'
import { Engine } from '../../server/database/embedded/engine.ts'
import { temporaryFolder } from './support.ts'

describe('writers of one moment', () => {
  const folder = temporaryFolder()
  let engine: Engine
  beforeEach(async () => {
    engine = new Engine(folder.path)
    await engine.open()
  })
  afterEach(() => engine.close())
  after(() => folder.remove())

  const writers = Array.from({ length: 16 }, (_, writer) => writer)
  const commitsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = engine.queue.committed
    await work()
    return engine.queue.committed - before
  }

  it('share one commit', async () => {
    const commits = await commitsOf(() =>
      Promise.all(writers.map((writer) => engine.queue.run(() => writer))),
    )
    assert.equal(commits, 1)
  })

  it('mostly share the next ones too when they write again at once, one after the other', async () => {
    const times = 20
    const writeOften = async (writer: number) => {
      for (let time = 0; time < times; time += 1) {
        await engine.queue.run(() => undefined)
        for (let turn = 0; turn < writer; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const commits = await commitsOf(() => Promise.all(writers.map(writeOften)))
    // The first to come again would take a commit for itself: two for each time.
    assert.ok(commits < times * 1.5, `${commits} commits`)
  })

  it('are answered with their own results, and with their own failures', async () => {
    const answers = await Promise.allSettled(
      writers.map((writer) =>
        engine.queue.run(() => {
          if (writer === 7) throw new Error('seven')
          return writer
        }),
      ),
    )
    assert.deepEqual(
      answers.map((answer) =>
        answer.status === 'fulfilled' ? answer.value : (answer.reason as Error).message,
      ),
      writers.map((writer) => (writer === 7 ? 'seven' : writer)),
    )
  })

  it('are not waited for when they do not come again', async () => {
    await Promise.all(writers.map((writer) => engine.queue.run(() => writer)))
    assert.equal(await engine.queue.run(() => 'alone'), 'alone')
  })
})
