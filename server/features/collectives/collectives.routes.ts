import { z } from 'zod'
import {
  collectiveSchema,
  recognitionDecisionSchema,
  recognitionReplySchema,
  recognitionSchema,
} from '../../../shared/api/collectives.ts'
import { idSchema } from '../../../shared/api/fields.ts'
import type { Context } from '../../context.ts'
import type { Problem } from '../../errors.ts'
import type { PageView } from '../../http/page.tsx'
import { respond, respondPage } from '../../http/respond.ts'
import { routes, type Routes, type Typed } from '../../http/routes.ts'
import { agencyNames } from '../agencies/index.ts'
import { askRecognition } from './ask-recognition.ts'
import { collectiveUrl, presentRecognition, recognitionUrl } from './collective.presenter.ts'
import { collectivesPage } from './collectives-page.tsx'
import { createCollective } from './create-collective.ts'
import { decideRecognition } from './decide-recognition.ts'
import { listCollectives } from './list-collectives.ts'
import { getCollectiveOf } from './load-collective.ts'
import { newCollectivePage } from './new-collective-page.tsx'
import type { RecognitionRecord } from './recognition.model.ts'
import { replyToRefusal } from './reply-to-refusal.ts'
import { showCollective } from './show-collective.ts'

/** One of the forms of a collective's page as it was typed, and what was wrong with it. */
export interface FailedCollectiveForm {
  form: 'ask' | 'decide' | 'reply'
  /** The request that it is about; undefined for a new one. */
  recognitionId?: string
  typed: Typed
  problem: Problem
}

interface CollectiveRouteParts {
  /** The collective's page again, with one of its forms as it was typed. */
  collectiveAgain: (ctx: Context, slug: string, failed: FailedCollectiveForm) => Promise<PageView>
}

const listQuery = z.object({ after: z.string().max(120).optional().catch(undefined) })
const collectiveParams = z.object({ slug: z.string().max(120) })
const recognitionParams = z.object({ recognitionId: idSchema })

/** Making a collective, the directory, and what passes between a collective and an agency. */
export function collectiveRoutes({ collectiveAgain }: CollectiveRouteParts): Routes {
  const collectives = routes()

  collectives.get(
    '/collectives',
    { guard: 'everyone', query: listQuery },
    async ({ req, res, ctx, query }) => {
      const list = await listCollectives(ctx, query.after)
      respondPage(req, res, list, () => collectivesPage(ctx, list, query.after !== undefined))
    },
  )

  collectives.get('/collectives/new', { guard: 'everyone' }, ({ req, res, ctx }) => {
    respondPage(req, res, {}, () => newCollectivePage(ctx, {}))
  })

  collectives.post(
    '/collectives',
    {
      guard: 'collective.create',
      body: collectiveSchema,
      again: async ({ ctx }, typed, problem) => newCollectivePage(ctx, typed, problem),
    },
    async ({ req, res, ctx, body }) => {
      const collective = await createCollective(ctx, body)
      const { dto } = await showCollective(ctx, collective.slug)
      respond(req, res, { collective: dto }, collectiveUrl(collective), 201)
    },
  )

  collectives.post(
    '/collectives/:slug/recognitions',
    {
      guard: 'collective.ask-recognition',
      params: collectiveParams,
      body: recognitionSchema,
      again: ({ ctx, params }, typed, problem) =>
        collectiveAgain(ctx, params.slug, { form: 'ask', typed, problem }),
    },
    async ({ req, res, ctx, params, body }) => {
      const recognition = await askRecognition(ctx, params.slug, body)
      await respondWithRecognition(req, res, recognition, 201)
    },
  )

  collectives.post(
    '/recognitions/:recognitionId/decision',
    {
      guard: 'recognition.decide',
      params: recognitionParams,
      body: recognitionDecisionSchema,
      again: ({ ctx, params }, typed, problem) =>
        recognitionAgain(ctx, { form: 'decide', recognitionId: params.recognitionId, typed, problem }),
    },
    async ({ req, res, ctx, params, body }) => {
      const recognition = await decideRecognition(ctx, params.recognitionId, body)
      await respondWithRecognition(req, res, recognition, 200)
    },
  )

  collectives.post(
    '/recognitions/:recognitionId/reply',
    {
      guard: 'recognition.reply',
      params: recognitionParams,
      body: recognitionReplySchema,
      again: ({ ctx, params }, typed, problem) =>
        recognitionAgain(ctx, { form: 'reply', recognitionId: params.recognitionId, typed, problem }),
    },
    async ({ req, res, ctx, params, body }) => {
      const recognition = await replyToRefusal(ctx, params.recognitionId, body.body)
      await respondWithRecognition(req, res, recognition, 200)
    },
  )

  async function recognitionAgain(ctx: Context, failed: FailedCollectiveForm & { recognitionId: string }) {
    const { slug } = await getCollectiveOf(failed.recognitionId)
    return collectiveAgain(ctx, slug, failed)
  }

  return collectives
}

type Reply = Parameters<typeof respond>

/** The request for a program; for a browser its place on the collective's page. */
async function respondWithRecognition(
  req: Reply[0],
  res: Reply[1],
  recognition: RecognitionRecord,
  status: 200 | 201,
) {
  const [agencies, collective] = await Promise.all([
    agencyNames([recognition.agencyId]),
    getCollectiveOf(recognition._id),
  ])
  const location = recognitionUrl(collective, recognition)
  respond(req, res, { recognition: presentRecognition(recognition, agencies) }, location, status)
}
