import assert from 'node:assert/strict'
import { Binary, Long } from 'bson'
import { answer } from '../../server/database/embedded/dispatch.ts'
import { Engine } from '../../server/database/embedded/engine.ts'
import { decodePlain, encode } from '../../server/database/embedded/raw-bson.ts'
import { sweep } from '../../server/database/embedded/sweep.ts'
import { temporaryFolder } from './support.ts'

type Reply = Record<string, unknown>

describe('a numbered write that a client sends again after the store has died', () => {
  const lsid = { id: new Binary(Buffer.alloc(16, 7), Binary.SUBTYPE_UUID) }
  let folder: ReturnType<typeof temporaryFolder>
  let engine: Engine
  beforeEach(async () => {
    folder = temporaryFolder()
    engine = await opened()
  })
  afterEach(async () => {
    await engine.close()
    folder.remove()
  })

  async function opened(): Promise<Engine> {
    const made = new Engine(folder.path, { outlived: true })
    await made.open()
    return made
  }

  // What is in memory is lost, as if the process had been killed.
  async function dieAndComeBack(): Promise<void> {
    await engine.close()
    engine = await opened()
  }

  async function send(command: Reply): Promise<Reply> {
    const {
      operationTime,
      $clusterTime: _,
      ...reply
    } = decodePlain(await answer(engine, { ...command, $db: 'test' }, { address: '' }))
    assert.ok(operationTime || reply['ok'] === 0)
    return reply
  }

  const numbered = (number: number, command: Reply) =>
    send({ ...command, lsid, txnNumber: Long.fromNumber(number) })

  async function find(filter: Reply = {}): Promise<unknown> {
    const reply = await send({ find: 'rows', filter })
    return (reply['cursor'] as Reply)['firstBatch']
  }

  const insert = (...documents: Reply[]) => ({
    insert: 'rows',
    documents: documents.map((one) => encode(one)),
  })
  const increment = (_id: number) => ({ q: { _id }, u: { $inc: { n: 1 } } })

  it('is answered as it was, and not done twice', async () => {
    await send(insert({ _id: 1, n: 0 }))
    const update = { update: 'rows', updates: [increment(1)] }
    const first = await numbered(1, update)
    await dieAndComeBack()
    assert.deepEqual(await numbered(1, update), first)
    assert.deepEqual(await find(), [{ _id: 1, n: 1 }])
  })

  it('gives the document that findAndModify found the first time', async () => {
    await send(insert({ _id: 1, n: 0 }))
    const command = { findAndModify: 'rows', query: { _id: 1 }, update: { $inc: { n: 1 } } }
    const first = await numbered(1, command)
    await dieAndComeBack()
    assert.deepEqual(await numbered(1, command), first)
    assert.deepEqual(await find(), [{ _id: 1, n: 1 }])
  })

  it('keeps upserted ids and errors in the answer', async () => {
    const command = {
      update: 'rows',
      ordered: false,
      updates: [
        { q: { _id: 'a' }, u: { $set: { n: 1 } }, upsert: true },
        { q: { _id: 'a' }, u: { $set: { _id: 'b' } } },
      ],
    }
    const first = await numbered(1, command)
    assert.equal((first['writeErrors'] as Reply[]).length, 1)
    await dieAndComeBack()
    assert.deepEqual(await numbered(1, command), first)
  })

  it('goes on where it stopped when a part of it had to wait for a transaction', async () => {
    await send(insert({ _id: 1, n: 0 }, { _id: 2, n: 0 }))
    const other = { id: new Binary(Buffer.alloc(16, 8), Binary.SUBTYPE_UUID) }
    const inOther = { lsid: other, txnNumber: Long.fromNumber(1), autocommit: false }
    await send({ update: 'rows', updates: [increment(2)], ...inOther, startTransaction: true })
    const update = { update: 'rows', updates: [increment(1), increment(2)] }
    const waiting = numbered(1, { ...update, maxTimeMS: 30 })
    assert.equal((await waiting)['codeName'], 'MaxTimeMSExpired')
    await dieAndComeBack()
    assert.deepEqual(await numbered(1, update), { n: 2, nModified: 2, ok: 1 })
    assert.deepEqual(await find(), [
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
    ])
  })

  it('finds its transaction committed, or gone when it had not been', async () => {
    const transaction = { lsid, txnNumber: Long.fromNumber(1), autocommit: false }
    await send({ ...insert({ _id: 1 }), ...transaction, startTransaction: true })
    assert.equal((await send({ commitTransaction: 1, ...transaction }))['ok'], 1)
    const next = { ...transaction, txnNumber: Long.fromNumber(2) }
    await dieAndComeBack()
    assert.equal((await send({ commitTransaction: 1, ...transaction }))['ok'], 1)
    await send({ ...insert({ _id: 2 }), ...next, startTransaction: true })
    await dieAndComeBack()
    assert.equal((await send({ commitTransaction: 1, ...next }))['codeName'], 'NoSuchTransaction')
    assert.deepEqual(await find(), [{ _id: 1 }])
  })

  it('is too old when the session has gone on since', async () => {
    await numbered(5, insert({ _id: 1 }))
    await dieAndComeBack()
    assert.equal((await numbered(4, insert({ _id: 2 })))['codeName'], 'TransactionTooOld')
  })

  it('is forgotten with its session, and half an hour after its last write', async () => {
    await numbered(1, insert({ _id: 1 }))
    assert.equal([...engine.storage.numberedWrites()].length, 1)
    await sweep(engine, new Date(Date.now() + 31 * 60_000))
    assert.equal([...engine.storage.numberedWrites()].length, 0)
    await numbered(2, insert({ _id: 2 }))
    await send({ endSessions: [lsid] })
    assert.equal([...engine.storage.numberedWrites()].length, 0)
  })

  it('may not be one on many documents', async () => {
    await send(insert({ _id: 1 }))
    const many = { update: 'rows', updates: [{ q: {}, u: { $set: { n: 1 } }, multi: true }] }
    assert.equal((await numbered(1, many))['codeName'], 'InvalidOptions')
  })
})
