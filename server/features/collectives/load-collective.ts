import { NotFound } from '../../errors.ts'
import type { Actor } from '../../policy/actor.ts'
import { authorize } from '../../policy/policies.ts'
import type { CollectiveRecord } from './collective.model.ts'
import { findCollective, findCollectiveBySlug } from './collective.repo.ts'
import type { RecognitionRecord } from './recognition.model.ts'
import { findRecognition } from './recognition.repo.ts'

/** More than a collective will ever ask for: a page is bounded all the same. */
export const recognitionsShown = 100

/** @throws NotFound */
export async function getCollective(slug: string): Promise<CollectiveRecord> {
  const collective = await findCollectiveBySlug(slug)
  if (!collective) throw new NotFound(`collective ${slug}`)
  return collective
}

/** @throws NotFound, SignInFirst, NotAllowed */
export async function getCollectiveFor(
  actor: Actor,
  action: 'collective.ask-recognition',
  slug: string,
): Promise<CollectiveRecord> {
  const collective = await getCollective(slug)
  authorize(actor, action, { id: collective._id })
  return collective
}

/** @throws NotFound */
export async function getRecognition(id: string): Promise<RecognitionRecord> {
  const recognition = await findRecognition(id)
  if (!recognition) throw new NotFound(`recognition ${id}`)
  return recognition
}

/** @throws NotFound, SignInFirst, NotAllowed */
export async function getRecognitionFor(
  actor: Actor,
  action: 'recognition.decide' | 'recognition.reply',
  id: string,
): Promise<RecognitionRecord> {
  const recognition = await getRecognition(id)
  authorize(actor, action, recognition)
  return recognition
}

/** The collective that this request is of. @throws NotFound */
export async function getCollectiveOf(recognitionId: string): Promise<CollectiveRecord> {
  const { collectiveId } = await getRecognition(recognitionId)
  const collective = await findCollective(collectiveId)
  if (!collective) throw new NotFound(`collective ${collectiveId}`)
  return collective
}
