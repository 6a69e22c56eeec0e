import { askRecognition } from '../features/collectives/ask-recognition.ts'
import { createCollective } from '../features/collectives/create-collective.ts'
import { decideRecognition } from '../features/collectives/decide-recognition.ts'
import { replyToRefusal } from '../features/collectives/reply-to-refusal.ts'
import type { ActAs } from './act-as.ts'
import type { ExampleCollective } from './examples/example.types.ts'

/** Makes one example collective, with what agencies answered to it. A lead who leads one already has made theirs. */
export async function putInCollective(collective: ExampleCollective, actAs: ActAs): Promise<void> {
  const { name, about, lead, topics, territories, links, founded, recognitions } = collective
  const founder = await actAs(lead, founded)
  if (founder.actor.memberships.some(({ kind, role }) => kind === 'collective' && role === 'lead')) return
  const input = { name, about, topics: [...topics], territories: [...territories], links: [...links] }
  const { slug } = await createCollective(founder, input, { isExample: true })
  for (const { agency, by, message, asked, decided, replied } of recognitions) {
    const { _id } = await askRecognition(await actAs(by, asked), slug, { agency, message })
    if (!decided) continue
    const { decision, reason } = decided
    await decideRecognition(await actAs(decided.by, decided.at), _id, { decision, reason })
    if (replied) await replyToRefusal(await actAs(by, replied.at), _id, replied.body)
  }
}
