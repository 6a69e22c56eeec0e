import type { NamedDto } from '../../../shared/api/people.ts'
import { findCollectives } from './collective.repo.ts'
import { recognitionUrl } from './collective.presenter.ts'
import { listWaiting } from './recognition.repo.ts'

/** A collective's request as an agency's desk shows it. */
export interface WaitingRecognition {
  id: string
  collective: NamedDto
  message: string
  /** To a refusal that the agency is asked to look at again. */
  reply?: string
  since: Date
  /** Where it is read and decided. */
  url: string
}

/** What waits for this agency, the longest-waiting first. */
export async function listRecognitionsFor(agencyId: string, limit: number): Promise<WaitingRecognition[]> {
  const waiting = await listWaiting(agencyId, limit)
  const collectives = await findCollectives(waiting.map(({ collectiveId }) => collectiveId))
  const byId = new Map(collectives.map((collective) => [collective._id, collective]))
  return waiting.flatMap((recognition): WaitingRecognition[] => {
    const { _id: id, collectiveId, message, reply, askedAt, waitingSince } = recognition
    const collective = byId.get(collectiveId)
    if (!collective) return []
    return [
      {
        id,
        collective: { slug: collective.slug, name: collective.name },
        message,
        ...(reply && { reply: reply.body }),
        since: waitingSince ?? askedAt,
        url: recognitionUrl(collective, recognition),
      },
    ]
  })
}
