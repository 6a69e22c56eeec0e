import type { CollectiveItemDto } from '../../../shared/api/collectives.ts'
import { asSlug } from '../../writing/as-slug.ts'
import type { DecisionRecord, RecognitionRecord } from './recognition.model.ts'

type Answered = Pick<RecognitionRecord, 'decisions'>

/** The agency's last word; undefined while there is none. */
export const lastDecision = ({ decisions }: Answered): DecisionRecord | undefined => decisions.at(-1)

/** A collective is listed from its first minute, and recognised while one agency's last word says so. */
export const collectiveStatus = (recognitions: readonly Answered[]): CollectiveItemDto['status'] =>
  recognitions.some((recognition) => lastDecision(recognition)?.decision === 'recognised')
    ? 'recognised'
    : 'listed'

/** Why a refusal cannot be replied to, by the code of its sentence; undefined when it can. */
export function whyNoReply({
  decisions,
  reply,
}: Pick<RecognitionRecord, 'decisions' | 'reply'>): 'not-refused' | 'already-replied' | undefined {
  if (reply) return 'already-replied'
  return lastDecision({ decisions })?.decision === 'refused' ? undefined : 'not-refused'
}

/** Why this agency cannot be asked now, by the code of its sentence; undefined when it can. */
export function whyNotAsked(
  ofThisAgency: readonly Pick<RecognitionRecord, 'decisions' | 'waitingSince'>[],
): 'already-asked' | 'already-recognised' | undefined {
  if (ofThisAgency.some(({ waitingSince }) => waitingSince)) return 'already-asked'
  return collectiveStatus(ofThisAgency) === 'recognised' ? 'already-recognised' : undefined
}

/** Addresses that are pages of their own. */
const reserved = ['new']

/** The addresses that a collective of that name may have, the best first: `cafe-du-jeudi`, `cafe-du-jeudi-2` … */
export function* slugsFor(name: string): Generator<string, never> {
  const slug = asSlug(name) || 'collectif'
  if (!reserved.includes(slug)) yield slug
  for (let number = 2; ; number++) yield `${slug}-${number}`
}
