import type { ErrorRequestHandler, Request, Response } from 'express'
import type { FieldError, ProblemDto } from '../../shared/api/problem.ts'
import { fieldSentence, problemSentences } from '../../shared/text/problems.ts'
import type { Locale } from '../../shared/text/words.ts'
import { isDatabaseAway } from '../database/transaction.ts'
import {
  Conflict,
  Invalid,
  Malformed,
  NotFound,
  Problem,
  SignInFirst,
  TooMany,
  Unavailable,
} from '../errors.ts'
import type { Logger } from '../logger.ts'
import { signedOut } from '../policy/actor.ts'
import { isKeepable } from './kept-form.tsx'
import { problemPage } from './problem-page.tsx'
import { sendPage, type PageView } from './page.tsx'
import { wantsJson } from './request.ts'
import { typedOf, type FormAgain, type Typed } from './routes.ts'

interface ProblemParts {
  log: Logger
  /** The sign-in page; it carries what was typed in the form that asked for a person. */
  signInPage: (req: Request, typed: Typed) => PageView
}

/** Translates every error once: into problem+json, a page, or the form again with everything that was typed. */
export function handleProblems({ log, signInPage }: ProblemParts): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    const problem = problemOf(error, log, req.id)
    // What failed before anybody was recognised is answered to a stranger.
    req.actor ??= signedOut
    req.locale ??= 'fr'
    if (problem instanceof TooMany) res.setHeader('Retry-After', problem.retryAfter)
    res.vary('Accept')
    if (wantsJson(req)) {
      const dto = presentProblem(problem, req.locale, req.id)
      res.status(dto.status).type('application/problem+json').send(JSON.stringify(dto))
      return
    }
    const view = await viewOf(req, res, problem, signInPage).catch((cause: unknown) => {
      log.error({ err: cause, requestId: req.id }, 'the page of a problem failed')
      return pageOf(req, problem)
    })
    sendPage(req, res, { ...view, status: problem.status, noindex: true })
  }
}

async function viewOf(
  req: Request,
  res: Response,
  problem: Problem,
  signInPage: ProblemParts['signInPage'],
): Promise<PageView> {
  const typed = typedOf(req.body)
  if (problem instanceof SignInFirst) return signInPage(req, typed)
  const again = res.locals['formAgain'] as FormAgain | undefined
  if (req.method === 'POST' && again && problem.status !== 404 && problem.status !== 410)
    return again(typed, problem)
  return pageOf(req, problem)
}

/** What passes by itself: the form waits on the page that says so. */
const passing = [429, 503]

function pageOf(req: Request, problem: Problem): PageView {
  const typed = typedOf(req.body)
  const kept = passing.includes(problem.status) && req.method === 'POST' && isKeepable(typed)
  const dto = presentProblem(problem, req.locale, req.id)
  return problemPage(dto, req.locale, kept ? { path: req.originalUrl, typed } : undefined)
}

/** Anything that is not one of our errors is a bug, or a store that is away; it is logged whole. */
export function problemOf(error: unknown, log: Logger, requestId: string): Problem {
  if (error instanceof Problem) {
    if (error.status >= 500) log.error({ err: error, requestId }, error.message)
    return error
  }
  if (isDatabaseAway(error)) {
    log.error({ err: error, requestId }, 'the database is away')
    return new Unavailable('the database is away', { cause: error, reason: 'database' })
  }
  // Express refuses a path that cannot be decoded with an error of its own.
  if (error instanceof URIError) return new Malformed('the address cannot be decoded', { cause: error })
  log.error({ err: error, requestId }, 'unexpected error')
  return new Unexpected('unexpected error', { cause: error })
}

class Unexpected extends Problem {
  readonly status = 500
  readonly code = 'unexpected'
}

/** A problem as a program reads it, in the reader's language. */
export function presentProblem(problem: Problem, locale: Locale, requestId: string): ProblemDto {
  const { title, detail } = problemSentences(locale, problem.code, problem.reason)
  return {
    type: `about:blank#${problem.code}`,
    title,
    status: problem.status,
    detail,
    code: problem.code,
    ...(problem.reason !== undefined && { reason: problem.reason }),
    ...(problem instanceof Invalid && { errors: fieldErrors(problem, locale) }),
    ...(problem instanceof Conflict && problem.current !== undefined && { current: problem.current }),
    requestId,
  }
}

/** The wrong fields with a sentence for the person each. */
export function fieldErrors(problem: Problem, locale: Locale): FieldError[] {
  if (!(problem instanceof Invalid)) return []
  return problem.fields.map(({ field, code, values }) => ({
    field,
    message: fieldSentence(locale, code, values, field),
  }))
}

/** The sentence for one field of a form that is shown again; undefined when it is right. */
export const errorFor = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message

/** What no route answered to. */
export const notFound = (): never => {
  throw new NotFound('no route')
}
