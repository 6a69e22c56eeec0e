import { randomUUID } from 'node:crypto'
import type { AskInput } from '../../shared/api/threads.ts'
import type { SignedInContext } from '../../server/context.ts'
import { newId } from '../../server/database/new-id.ts'
import type { PersonRecord } from '../../server/features/accounts/person.model.ts'
import { insertPerson } from '../../server/features/accounts/person.repo.ts'
import { foldName } from '../../server/features/accounts/person.rules.ts'
import { answerQuestion } from '../../server/features/threads/answer-question.ts'
import { askQuestion } from '../../server/features/threads/ask-question.ts'
import type { PostRecord } from '../../server/features/threads/post.model.ts'
import type { ThreadRecord } from '../../server/features/threads/thread.model.ts'

let people = 0

/** Somebody with a pseudonym of their own, without a password. */
export async function createPerson(change: Partial<PersonRecord> = {}): Promise<PersonRecord> {
  const handle = change.handle ?? `voisin-${process.pid}-${++people}-${randomUUID().slice(0, 6)}`
  const person: PersonRecord = {
    _id: newId(),
    handle,
    handleKey: foldName(handle),
    admin: false,
    memberships: [],
    isExample: false,
    createdAt: new Date(),
    ...change,
  }
  await insertPerson(person)
  return person
}

/** Acts as this person, outside a request. */
export function actingAs(person: PersonRecord, change: Partial<SignedInContext> = {}): SignedInContext {
  const { _id: id, handle, admin, memberships } = person
  const actor = { id, handle, admin, memberships, secondFactor: true }
  return { actor, now: new Date(), locale: 'fr', requestId: 'test', ...change }
}

/** A question that waits for an answer. */
export async function createThread(
  change: Partial<AskInput> & { by?: PersonRecord } = {},
): Promise<ThreadRecord> {
  const { by, ...input } = change
  const asker = by ?? (await createPerson())
  const question = {
    title: 'Ma mère touche-t-elle la réversion ?',
    body: '',
    topic: 'reversion',
    for: 'self' as const,
  }
  return askQuestion(actingAs(asker), { ...question, territory: undefined, clientId: undefined, ...input })
}

/** An answer to a question, by somebody else. */
export async function createAnswer(
  change: { thread?: ThreadRecord; by?: PersonRecord; body?: string; sources?: string[] } = {},
): Promise<PostRecord> {
  const thread = change.thread ?? (await createThread())
  const helper = change.by ?? (await createPerson())
  const body = change.body ?? 'Oui, elle la touche, sous condition de ressources.'
  return answerQuestion(actingAs(helper), thread._id, {
    body,
    sources: change.sources ?? [],
    clientId: undefined,
  })
}
