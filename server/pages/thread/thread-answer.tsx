import type { PostDto } from '../../../shared/api/threads.ts'
import { threadsWords } from '../../../shared/text/threads.ts'
import { validationWords } from '../../../shared/text/validation.ts'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { Island } from '../../../shared/ui/Island.tsx'
import { Answer } from '../../../shared/ui/thread/Answer.tsx'
import { OutcomeButtons, OutcomeCounts } from '../../../shared/ui/thread/Outcome.tsx'
import type { Context } from '../../context.ts'
import { can } from '../../policy/policies.ts'
import { AnswerVerdict, mayJudge } from './answer-verdict.tsx'
import { OwnActions } from './own-actions.tsx'
import type { ThreadPageData } from './read-thread-page.ts'

/** An answer with what this reader may do to it: say whether it worked, choose it, take it back. */
export function ThreadAnswer({ ctx, data, post }: { ctx: Context; data: ThreadPageData; post: PostDto }) {
  const { actor, locale, now } = ctx
  const { thread } = data
  const text = threadsWords[locale]
  const facts = thread.answers.find(({ id }) => id === post.id)
  const outcomes = post.outcomes ?? { worked: 0, didNot: 0 }
  const own = facts?.authorId === actor.id
  const chosen = data.dto.thread.solution === post.id
  const isAsker = actor.id !== undefined && can(actor, 'thread.choose-solution', thread).allowed
  return (
    <Answer
      post={post}
      now={now}
      locale={locale}
      chosen={chosen}
      outcome={
        own ? (
          <OutcomeCounts outcomes={outcomes} locale={locale} />
        ) : (
          <Island
            name="outcome"
            props={{ answerId: post.id, outcomes, mine: data.outcomes.get(post.id) ?? null, locale }}
          >
            <form method="post" action={`/answers/${post.id}/outcomes`}>
              <OutcomeButtons outcomes={outcomes} locale={locale} mine={data.outcomes.get(post.id)} />
            </form>
          </Island>
        )
      }
      actions={
        <>
          {isAsker && (
            <form method="post" action={`/threads/${thread._id}/solution`}>
              <Button kind="bare" name="answer" value={chosen ? '' : post.id}>
                {chosen ? text.takeBackSolution : text.chooseSolution}
              </Button>
            </form>
          )}
          <OwnActions ctx={ctx} data={data} post={post} />
        </>
      }
      sealActions={(seal) => <a href={`/seals/${seal.id}`}>{validationWords[locale].seeSeal}</a>}
    >
      {mayJudge({ ctx, data, post }) && <AnswerVerdict ctx={ctx} data={data} post={post} />}
    </Answer>
  )
}
