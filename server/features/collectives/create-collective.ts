import type { CollectiveInput } from '../../../shared/api/collectives.ts'
import type { SignedInContext } from '../../context.ts'
import { newId } from '../../database/new-id.ts'
import { isDuplicate, transaction } from '../../database/transaction.ts'
import { Invalid, type WrongField } from '../../errors.ts'
import { appendEvent } from '../../outbox/append-event.ts'
import { ringDispatcher } from '../../outbox/wake.ts'
import { authorize } from '../../policy/policies.ts'
import { addMembership } from '../accounts/index.ts'
import { resolveTerritory } from '../territories/index.ts'
import { findTopic } from '../topics/index.ts'
import type { CollectiveRecord } from './collective.model.ts'
import { findCollectiveBySlug, insertCollective } from './collective.repo.ts'
import { slugsFor } from './collective.rules.ts'

/**
 * Makes a collective, listed at once; its maker leads it under their own account.
 * @throws Invalid for unknown topics or places
 */
export async function createCollective(
  { actor, now }: SignedInContext,
  input: CollectiveInput,
  { isExample = false } = {},
): Promise<CollectiveRecord> {
  authorize(actor, 'collective.create')
  const territories = readSubjects(input)
  const collective = {
    _id: newId(),
    name: input.name,
    about: input.about,
    topics: [...new Set(input.topics)],
    territories,
    links: [...new Set(input.links)],
    createdAt: now,
    isExample,
  }
  for (const slug of slugsFor(input.name)) {
    if (await findCollectiveBySlug(slug)) continue
    const listed = { ...collective, slug }
    if (await list(listed, actor.id, now)) return listed
  }
  throw new Error('there is no end to the addresses of a name')
}

/** @returns false when another collective took the address meanwhile */
async function list(collective: CollectiveRecord, leadId: string, now: Date): Promise<boolean> {
  try {
    await transaction(async (tx) => {
      await insertCollective(tx, collective)
      await addMembership(tx, leadId, { kind: 'collective', of: collective._id, role: 'lead', since: now })
      await appendEvent(tx, 'collective.listed', { collectiveId: collective._id }, now)
    })
  } catch (error) {
    if (isDuplicate(error, 'slug')) return false
    throw error
  }
  ringDispatcher()
  return true
}

/** Both lists are checked before either is refused, so that the person corrects once. @returns the codes of the places */
function readSubjects({ topics, territories }: Pick<CollectiveInput, 'topics' | 'territories'>): string[] {
  const wrong: WrongField[] = []
  const refuse = (field: string, code: string, names: string[]) => {
    if (names.length > 0) wrong.push({ field, code, values: { names: names.join(', ') } })
  }
  refuse('topics', 'unknown-topics', topics.filter((slug) => !findTopic(slug))) // prettier-ignore
  const resolved = territories.map((typed) => ({ typed, found: resolveTerritory(typed) }))
  const codes = resolved.flatMap(({ found }) => found.code ?? [])
  const choices = resolved.flatMap(({ found }) => (found.code === undefined ? found.choices : []))
  const unknown = resolved.filter(({ found }) => found.code === undefined && found.choices.length === 0)
  if (unknown.length > 0)
    refuse('territories', 'unknown-territories', unknown.map(({ typed }) => typed)) // prettier-ignore
  else
    refuse(
      'territories',
      'ambiguous-territory',
      choices.map(({ name, near }) => (near === null ? name : `${name} (${near})`)),
    )
  if (wrong.length > 0) throw new Invalid(wrong)
  return [...new Set(codes)]
}
