import { z } from 'zod'
import { idSchema } from '../../../shared/api/fields.ts'
import {
  answerSchema,
  askSchema,
  chatSchema,
  outcomeSchema,
  reviseSchema,
  solutionSchema,
  type PostDto,
} from '../../../shared/api/threads.ts'
import type { Context, SignedInContext } from '../../context.ts'
import type { Problem } from '../../errors.ts'
import type { PageView } from '../../http/page.tsx'
import { respond, respondPage } from '../../http/respond.ts'
import { routes, type Routes, type Typed } from '../../http/routes.ts'
import { answerQuestion } from './answer-question.ts'
import { askPage } from './ask-page.tsx'
import { askQuestion } from './ask-question.ts'
import { chooseSolution } from './choose-solution.ts'
import { getPostFor, getThread } from './load-thread.ts'
import { namesOf } from './names-of.ts'
import type { PostRecord } from './post.model.ts'
import { reviseAnswer } from './revise-answer.ts'
import { reviseAnswerPage } from './revise-answer-page.tsx'
import { sendChat } from './send-chat.ts'
import { tellOutcome } from './tell-outcome.ts'
import { presentThread, threadUrl } from './thread.presenter.ts'
import { threadForWriting } from './thread-log.ts'
import type { ThreadRecord } from './thread.model.ts'
import { withdrawPostPage } from './withdraw-post-page.tsx'
import { withdrawPost } from './withdraw-post.ts'

/** Which form of a thread's page failed, so that it is shown again with what was typed. */
export type ThreadForm = 'answer' | 'chat' | 'outcome' | 'solution'

export interface ThreadRouteParts {
  /** The thread's page again, with one of its forms as it was typed. */
  threadAgain: (
    ctx: Context,
    threadId: string,
    form: ThreadForm,
    typed: Typed,
    problem: Problem,
  ) => Promise<PageView>
  /** Posts as every reader sees them; handed in, since several features know of a post. */
  presentPosts: (thread: ThreadRecord, posts: readonly PostRecord[], now: Date) => Promise<PostDto[]>
}

const threadParams = z.object({ threadId: idSchema })
const answerParams = z.object({ answerId: idSchema })
const postParams = z.object({ postId: idSchema })
const askQuery = z.object({
  topic: z.string().max(120).optional().catch(undefined),
  title: z.string().max(500).optional().catch(undefined),
})

/** Asking, answering, talking, and what one may do to one's own words. */
export function threadRoutes({ threadAgain, presentPosts }: ThreadRouteParts): Routes {
  const threads = routes()

  threads.get('/ask', { guard: 'everyone', query: askQuery }, async ({ req, res, ctx, query }) => {
    respondPage(req, res, {}, () => askPage(ctx, { title: query.title ?? '', topic: query.topic ?? '' }))
  })

  threads.post(
    '/threads',
    {
      guard: 'thread.ask',
      body: askSchema,
      again: async ({ ctx }, typed, problem) => askPage(ctx, typed, problem),
    },
    async ({ req, res, ctx, body }) => {
      const thread = await askQuestion(ctx, body)
      const names = await namesOf([thread])
      respond(
        req,
        res,
        { thread: presentThread(thread, 1, names, ctx.now, ctx.locale) },
        threadUrl(thread),
        201,
      )
    },
  )

  threads.post(
    '/threads/:threadId/answers',
    {
      guard: 'thread.answer',
      params: threadParams,
      body: answerSchema,
      again: ({ ctx, params }, typed, problem) => threadAgain(ctx, params.threadId, 'answer', typed, problem),
    },
    async ({ req, res, ctx, params, body }) => {
      const post = await answerQuestion(ctx, params.threadId, body)
      await respondWithPost(req, res, ctx, post, 201)
    },
  )

  threads.post(
    '/threads/:threadId/chat',
    {
      guard: 'thread.chat',
      params: threadParams,
      body: chatSchema,
      again: ({ ctx, params }, typed, problem) => threadAgain(ctx, params.threadId, 'chat', typed, problem),
    },
    async ({ req, res, ctx, params, body }) => {
      const post = await sendChat(ctx, params.threadId, body)
      await respondWithPost(req, res, ctx, post, 201)
    },
  )

  threads.get(
    '/answers/:answerId/revise',
    { guard: 'answer.revise', params: answerParams },
    async ({ req, res, ctx, params }) => {
      const answer = await getPostFor(ctx.actor, 'answer.revise', params.answerId)
      const page = await revisePage(ctx, answer)
      respondPage(req, res, {}, () => page)
    },
  )

  threads.post(
    '/answers/:answerId/revisions',
    {
      guard: 'answer.revise',
      params: answerParams,
      body: reviseSchema,
      again: async ({ ctx, params }, typed, problem) => {
        const answer = await getPostFor(ctx.actor, 'answer.revise', params.answerId)
        return revisePage(ctx, answer, typed, problem)
      },
    },
    async ({ req, res, ctx, params, body }) => {
      const post = await reviseAnswer(ctx, params.answerId, body)
      await respondWithPost(req, res, ctx, post, 201)
    },
  )

  threads.get(
    '/posts/:postId/withdraw',
    { guard: 'post.withdraw', params: postParams },
    async ({ req, res, ctx, params }) => {
      const post = await getPostFor(ctx.actor, 'post.withdraw', params.postId)
      const thread = await getThread(post.threadId)
      respondPage(req, res, {}, () => withdrawPostPage(ctx, thread, post))
    },
  )

  threads.post(
    '/posts/:postId/withdrawal',
    { guard: 'post.withdraw', params: postParams },
    async ({ req, res, ctx, params }) => {
      const post = await withdrawPost(ctx, params.postId)
      await respondWithPost(req, res, ctx, post, 200)
    },
  )

  threads.post(
    '/answers/:answerId/outcomes',
    { guard: 'answer.tell-outcome', params: answerParams, body: outcomeSchema },
    async ({ req, res, ctx, params, body }) => {
      const { threadId, seq, outcomes } = await tellOutcome(ctx, params.answerId, body.outcome)
      respond(req, res, { ...outcomes, outcome: body.outcome }, `/threads/${threadId}#post-${seq}`)
    },
  )

  threads.post(
    '/threads/:threadId/solution',
    {
      guard: 'thread.choose-solution',
      params: threadParams,
      body: solutionSchema,
      again: ({ ctx, params }, typed, problem) =>
        threadAgain(ctx, params.threadId, 'solution', typed, problem),
    },
    async ({ req, res, ctx, params, body }) => {
      const thread = await chooseSolution(ctx, params.threadId, body.answer)
      const names = await namesOf([thread])
      respond(
        req,
        res,
        { thread: presentThread(thread, thread.stateSeq, names, ctx.now, ctx.locale) },
        threadUrl(thread),
      )
    },
  )

  /** The post for a program; for a browser the thread, at that post, or the home page when all of it is gone. */
  async function respondWithPost(
    req: Reply[0],
    res: Reply[1],
    ctx: SignedInContext,
    post: PostRecord,
    status: 200 | 201,
  ) {
    const thread = await threadForWriting(post.threadId)
    const [dto] = await presentPosts(thread, [post], ctx.now)
    const location = thread.goneAt ? '/' : `${threadUrl(thread)}#post-${post.seq}`
    respond(req, res, { post: dto }, location, status)
  }

  return threads
}

type Reply = Parameters<typeof respond>

async function revisePage(
  ctx: SignedInContext,
  answer: PostRecord,
  typed?: Typed,
  problem?: Problem,
): Promise<PageView> {
  const thread = await getThread(answer.threadId)
  const { agencies } = await namesOf([thread])
  const seals = thread.answers.find(({ id }) => id === answer._id)?.seals ?? []
  const sealedBy = seals.flatMap(({ agencyId }) => agencies.get(agencyId)?.name ?? [])
  return reviseAnswerPage(ctx, thread, answer, [...new Set(sealedBy)], typed, problem)
}
