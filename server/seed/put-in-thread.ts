import { chatSchema } from '../../shared/api/threads.ts'
import { answerQuestion } from '../features/threads/answer-question.ts'
import { askQuestion } from '../features/threads/ask-question.ts'
import { chooseSolution } from '../features/threads/choose-solution.ts'
import type { PostRecord } from '../features/threads/post.model.ts'
import { reviseAnswer } from '../features/threads/revise-answer.ts'
import { sendChat } from '../features/threads/send-chat.ts'
import { tellOutcome } from '../features/threads/tell-outcome.ts'
import { findThreadByClientId } from '../features/threads/thread.repo.ts'
import { validateRevision } from '../features/validation/index.ts'
import type { ActAs } from './act-as.ts'
import { inDays, sourceAsTyped } from './examples/example-time.ts'
import type { ExampleEvent, ExampleThread } from './examples/example.types.ts'

interface Telling {
  actAs: ActAs
  /** The moment that everything is told from. */
  now: Date
  /** Finds the thread again at the next start. */
  clientId: string
}

/** Tells one example thread again: its question, then its log, each event by its person at its moment. */
export async function putInThread(thread: ExampleThread, { actAs, now, clientId }: Telling): Promise<void> {
  const asker = await actAs(thread.by, thread.asked)
  if (await findThreadByClientId(asker.actor.id, clientId)) return
  const { title, body, topic } = thread
  const question = {
    title,
    body,
    topic,
    territory: thread.territory ?? undefined,
    for: thread.for ?? 'self',
    clientId,
  }
  const { _id: threadId } = await askQuestion(asker, question, { isExample: true })
  const answers = new Map<string, { by: string; post: PostRecord }>()
  for (const [index, event] of thread.log.entries()) await tell(event, index)

  async function tell(event: ExampleEvent, index: number): Promise<void> {
    switch (event.what) {
      case 'chat': {
        const ctx = await actAs(event.by, event.at)
        await sendChat(
          ctx,
          threadId,
          chatSchema.parse({ body: event.body, clientId: `${clientId}-${index}` }),
        )
        return
      }
      case 'answer': {
        const sources = event.sources.map((source) => sourceAsTyped(source, now))
        const ctx = await actAs(event.by, event.at)
        const post = await answerQuestion(ctx, threadId, {
          body: event.body,
          sources,
          clientId: `${clientId}-${index}`,
        })
        answers.set(event.answer, { by: event.by, post })
        return
      }
      case 'revise': {
        const { by, post } = answerNamed(event.answer)
        const sources = event.sources.map((source) => sourceAsTyped(source, now))
        const revised = await reviseAnswer(await actAs(by, event.at), post._id, {
          body: event.body,
          sources,
          baseRevision: post.revision ?? 1,
        })
        answers.set(event.answer, { by, post: revised })
        return
      }
      case 'seal': {
        const { post } = answerNamed(event.answer)
        await validateRevision(await actAs(event.by, event.at), post._id, {
          agency: event.agency,
          verdict: event.verdict,
          revision: event.revision,
          note: event.note ?? '',
          sources: event.sources.map((source) => sourceAsTyped(source, now)),
          validUntil: inDays(now, event.validUntil.inDays).toISOString(),
        })
        return
      }
      case 'outcome':
        await tellOutcome(await actAs(event.by, event.at), answerNamed(event.answer).post._id, event.outcome)
        return
      case 'solution':
        await chooseSolution(await actAs(thread.by, event.at), threadId, answerNamed(event.answer).post._id)
    }
  }

  function answerNamed(name: string) {
    const answer = answers.get(name)
    if (!answer) throw new Error(`no answer ${name} in "${title}"`)
    return answer
  }
}
