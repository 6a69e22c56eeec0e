import type { PostDto } from '../../../shared/api/threads.ts'
import { FoldedSealForm } from '../../../shared/ui/seals/SealForm.tsx'
import { sourceProposals } from '../../../shared/ui/seals/source-proposals.ts'
import type { Context } from '../../context.ts'
import { endBounds, proposedEnd } from '../../features/validation/index.ts'
import { roleIn } from '../../policy/actor.ts'
import { can } from '../../policy/policies.ts'
import type { ThreadPageData } from './read-thread-page.ts'

interface AnswerVerdictProps {
  ctx: Context
  data: ThreadPageData
  post: PostDto
}

/** Does this reader speak for an agency that is competent here, on somebody else's words? */
export function mayJudge({ ctx, data, post }: AnswerVerdictProps): boolean {
  const facts = data.thread.answers.find(({ id }) => id === post.id)
  if (!facts) return false
  return data.agencies.some(({ _id: id }) => {
    const agency = { id, competent: true }
    return can(ctx.actor, 'answer.validate', { ...facts, kind: 'answer' }, agency).allowed
  })
}

/** The form of an agency's verdict on the version on show. */
export function AnswerVerdict({ ctx: { actor, locale, now }, data, post }: AnswerVerdictProps) {
  return (
    <FoldedSealForm
      locale={locale}
      answer={{
        id: post.id,
        seq: post.seq,
        revision: post.revision ?? 1,
        author: post.author.handle,
      }}
      agencies={data.agencies.map(({ _id, slug, name }) => ({ slug, name, role: roleIn(actor, _id) }))}
      proposals={sourceProposals(post.sources, data.fiches, locale)}
      question={data.dto.thread.title}
      bounds={endBounds(now)}
      fields={{
        agency: '',
        verdict: 'validated',
        note: '',
        sources: [],
        quote: '',
        validUntil: proposedEnd(now),
      }}
    />
  )
}
