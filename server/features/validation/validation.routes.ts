import { z } from 'zod'
import { idSchema } from '../../../shared/api/fields.ts'
import { verdictSchema } from '../../../shared/api/validation.ts'
import { respond, respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { readVerdictForm } from './read-verdict-form.ts'
import { sealPage } from './seal-page.tsx'
import { showSeal } from './show-seal.ts'
import { validateRevision } from './validate-revision.ts'
import { verdictPage } from './verdict-page.tsx'

const answerParams = z.object({ answerId: idSchema })
const sealParams = z.object({ sealId: idSchema })

/** An agency's verdict on an answer, and the page of each seal. */
export function validationRoutes(): Routes {
  const validation = routes()

  validation.post(
    '/answers/:answerId/validations',
    {
      guard: 'answer.validate',
      params: answerParams,
      body: verdictSchema,
      again: async ({ ctx, params }, typed, problem) =>
        verdictPage(ctx, await readVerdictForm(ctx, params.answerId), typed, problem),
    },
    async ({ req, res, ctx, params, body }) => {
      const seal = await validateRevision(ctx, params.answerId, body)
      respond(req, res, { seal }, `/threads/${seal.threadId}#post-${seal.seq}`, 201)
    },
  )

  validation.get(
    '/seals/:sealId',
    { guard: 'everyone', params: sealParams },
    async ({ req, res, ctx, params }) => {
      const shown = await showSeal(ctx, params.sealId)
      respondPage(req, res, { seal: shown.seal }, () => sealPage(ctx, shown))
    },
  )

  return validation
}
