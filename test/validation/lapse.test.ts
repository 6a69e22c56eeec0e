import assert from 'node:assert/strict'
import { reProjectDue } from '../../server/features/threads/re-project-due.ts'
import { findThread } from '../../server/features/threads/thread.repo.ts'
import { OutboxModel } from '../../server/outbox/outbox.model.ts'
import { competentAgency } from '../support/agencies.ts'
import { testConnection } from '../support/app.ts'
import { createAnswer, createThread } from '../support/threads.ts'
import { createSeal } from '../support/validation.ts'

describe('the end of a seal', () => {
  // No application runs here: what is told stays in the outbox, to be seen.
  before(() => testConnection())

  /** A question with an answer whose seal ends in an hour. */
  async function sealedForAnHour() {
    const thread = await createThread()
    const answer = await createAnswer({ thread })
    const end = new Date(Date.now() + 3_600_000)
    await createSeal(answer, await competentAgency('reversion'), { validUntil: end.toISOString() })
    return { id: thread._id, answer, end }
  }
  const statusOf = async (id: string) => {
    const thread = await findThread(id)
    return { status: thread?.status, until: thread?.statusUntil }
  }

  describe('the end of a seal', () => {
    it('takes the status back in what lists read, at its very instant and not before', async () => {
      const { id, end } = await sealedForAnHour()
      await reProjectDue(new Date(end.getTime() - 1))
      assert.deepEqual(await statusOf(id), { status: 'validated', until: end })
      await reProjectDue(end)
      assert.deepEqual(await statusOf(id), { status: 'answered', until: undefined })
    })

    it('leaves the status to another seal that is still in force, until that one ends', async () => {
      const { id, answer, end } = await sealedForAnHour()
      const later = new Date(end.getTime() + 3_600_000)
      await createSeal(answer, await competentAgency('reversion'), { validUntil: later.toISOString() })
      await reProjectDue(end)
      assert.deepEqual(await statusOf(id), { status: 'validated', until: later })
    })

    it('is told to search, once, however often one looks', async () => {
      const { id, end } = await sealedForAnHour()
      const told = () => OutboxModel.find({ type: 'thread.lapsed', 'payload.threadId': id }).lean()
      await reProjectDue(new Date(end.getTime() - 1))
      assert.deepEqual(await told(), [])
      await reProjectDue(end)
      await reProjectDue(end)
      assert.deepEqual(
        (await told()).map(({ pending }) => pending.map(({ to }) => to)),
        [['search']],
      )
    })
  })
})
