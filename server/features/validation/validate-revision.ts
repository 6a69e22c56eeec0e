import type { SealDto, VerdictInput } from '../../../shared/api/validation.ts'
import type { SignedInContext } from '../../context.ts'
import { newId } from '../../database/new-id.ts'
import { Invalid, type WrongField } from '../../errors.ts'
import { roleIn } from '../../policy/actor.ts'
import { authorize } from '../../policy/policies.ts'
import { renderBody, rendererVersion } from '../../writing/render-body.ts'
import { covers, findAgencyBySlug, type AgencyRecord } from '../agencies/index.ts'
import { quoteFrom, readSources, type SourceRecord } from '../sources/index.ts'
import { getPostInThread, sealAnswer, type PostRecord } from '../threads/index.ts'
import type { ValidationRecord } from './validation.model.ts'
import { presentSeal } from './validation.presenter.ts'
import { insertValidation } from './validation.repo.ts'
import { isOfficialSource, readValidUntil } from './validation.rules.ts'

/**
 * Records an agency's verdict on one exact revision of an answer; readers see it as a seal.
 * @throws Invalid with every wrong field, NotFound, NotAllowed (own answer, not a moderator, no second factor, not
 *   competent), Conflict with the difference when the answer was revised meanwhile
 */
export async function validateRevision(
  { actor, now }: SignedInContext,
  answerId: string,
  input: VerdictInput,
): Promise<SealDto> {
  const verdict = await readVerdict(input, now)
  const { agency } = verdict
  const { post: answer, thread } = await getPostInThread(answerId)
  authorize(actor, 'answer.validate', answer, { id: agency._id, competent: covers(agency, thread) })
  const role = roleIn(actor, agency._id)
  const validation = recordOf(verdict, answer, { moderatorId: actor.id, role }, now)
  const { _id: id, agencyId, revision, validUntil, createdAt } = validation
  const seal = { id, agencyId, verdict: validation.verdict, revision, validUntil, createdAt }
  await sealAnswer(answer, seal, { personId: actor.id, agencyId, role }, (tx) =>
    insertValidation(tx, validation),
  )
  return presentSeal(validation, { agency, state: 'in-force', now })
}

interface ReadVerdict {
  agency: AgencyRecord
  validUntil: Date
  sources: SourceRecord[]
  input: VerdictInput
}

/** What the schema alone cannot know. @throws Invalid with every wrong field at once */
async function readVerdict(input: VerdictInput, now: Date): Promise<ReadVerdict> {
  const wrong: WrongField[] = []
  const collect = (error: unknown): never[] => {
    if (!(error instanceof Invalid)) throw error
    wrong.push(...error.fields)
    return []
  }
  const agency = await findAgencyBySlug(input.agency)
  if (!agency) wrong.push({ field: 'agency', code: 'unknown-agency' })
  const named = await readSources(input.sources, now).catch(collect)
  const sources =
    input.quote === undefined || named.length === 0 ? named : await quoteFrom(named, input.quote)
  if (typeof sources === 'string') wrong.push({ field: 'quote', code: sources })
  if (agency && !named.every((source) => isOfficialSource(source, agency.site)))
    wrong.push({ field: 'sources', code: 'not-official-source' })
  const validUntil = readValidUntil(input.validUntil, now)
  if (!(validUntil instanceof Date)) wrong.push({ field: 'validUntil', code: validUntil })
  if (!agency || !(validUntil instanceof Date) || typeof sources === 'string' || wrong.length > 0)
    throw new Invalid(wrong)
  return { agency, validUntil, sources, input }
}

function recordOf(
  { agency, validUntil, sources, input }: ReadVerdict,
  answer: PostRecord,
  by: { moderatorId: string; role: string },
  now: Date,
): ValidationRecord {
  return {
    _id: newId(),
    answerId: answer._id,
    threadId: answer.threadId,
    seq: answer.seq,
    agencyId: agency._id,
    ...by,
    verdict: input.verdict,
    revision: input.revision,
    note: input.note,
    noteHtml: renderBody(input.note),
    renderer: rendererVersion,
    sources,
    validUntil,
    createdAt: now,
  }
}
