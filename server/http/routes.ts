import { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import type { Context, SignedInContext } from '../context.ts'
import { Invalid, NotFound, SignInFirst, type Problem } from '../errors.ts'
import type { Action } from '../policy/policies.ts'
import type { PageView } from './page.tsx'
import { parse } from './parse.ts'
import { contextOf } from './request.ts'

/**
 * Who may knock: everyone; everyone signed in; or those whom the policy of an action lets in, once its record is loaded.
 */
export type Guard = 'everyone' | 'signed-in' | Action

type Schema = z.ZodType
type Output<S> = S extends Schema ? z.output<S> : undefined

/** What was typed in a form, as it came: shown again when the form fails. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

interface RouteOptions<G extends Guard, B, P, Q> {
  guard: G
  body?: B
  params?: P
  query?: Q
  /** The form again, with everything typed and what was wrong; without it a page says what went wrong. */
  again?: (
    exchange: Exchange<G, undefined, Output<P>, undefined>,
    typed: Typed,
    problem: Problem,
  ) => Promise<PageView>
}

export interface Exchange<G extends Guard, B, P, Q> {
  req: Request
  res: Response
  ctx: G extends 'everyone' ? Context : SignedInContext
  body: B
  params: P
  query: Q
}

/** What `npm run doors` prints of a route. */
export interface Door {
  method: string
  path: string
  guard: Guard
  fields: string[]
}

export interface Routes {
  router: Router
  doors: Door[]
  get: Register
  post: Register
}

type Register = <
  G extends Guard,
  B extends Schema | undefined = undefined,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
>(
  path: string,
  options: RouteOptions<G, B, P, Q>,
  handle: (exchange: Exchange<G, Output<B>, Output<P>, Output<Q>>) => Promise<void> | void,
) => void

/** How a failed form is shown again; the problem handler calls it. */
export type FormAgain = (typed: Typed, problem: Problem) => Promise<PageView>

/**
 * A set of routes. Each names its guard and its schemas, so that the order of refusals is the same everywhere (401, then
 * 400 and 422, then what the use case says) and every door can be listed.
 */
export function routes(): Routes {
  const router = Router()
  const doors: Door[] = []
  const register =
    (method: 'get' | 'post'): Register =>
    (path, options, handle) => {
      const schemas = [options.body, options.params, options.query]
      doors.push({
        method: method.toUpperCase(),
        path,
        guard: options.guard,
        fields: schemas.flatMap(fieldsOf),
      })
      const handler: RequestHandler = async (req, res) => {
        const { guard, again } = options
        // The cast holds because the next line refuses whoever has not signed in.
        const ctx = contextOf(req) as Exchange<typeof guard, undefined, undefined, undefined>['ctx']
        if (guard !== 'everyone' && ctx.actor.id === undefined) throw new SignInFirst(`${req.method} ${path}`)
        const params = parseParams(options.params, req.params) as never
        if (again) res.locals['formAgain'] = keepForm(req, res, ctx, params, again)
        if (method === 'post' && req.bodyProblem) throw req.bodyProblem
        const body = (options.body && parse(options.body, req.body)) as never
        const query = (options.query && parse(options.query, req.query)) as never
        await handle({ req, res, ctx, body, params, query })
      }
      router[method](path, handler)
    }
  return { router, doors, get: register('get'), post: register('post') }
}

function keepForm<G extends Guard, P>(
  req: Request,
  res: Response,
  ctx: Exchange<G, undefined, P, undefined>['ctx'],
  params: P,
  again: (
    exchange: Exchange<G, undefined, P, undefined>,
    typed: Typed,
    problem: Problem,
  ) => Promise<PageView>,
): FormAgain {
  return (typed, problem) =>
    again({ req, res, ctx, body: undefined, params, query: undefined }, typed, problem)
}

/** A path that names nothing possible is not found, rather than malformed. */
function parseParams<P extends Schema | undefined>(schema: P, params: Request['params']): unknown {
  if (schema === undefined) return undefined
  try {
    return parse(schema, params)
  } catch (error) {
    if (error instanceof Invalid) throw new NotFound('no such address', { cause: error })
    throw error
  }
}

function fieldsOf(schema: Schema | undefined): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

/** The typed fields of a form: strings and lists of strings, nothing else. */
export function typedOf(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {}
  const typed: Record<string, string | string[]> = {}
  for (const [field, value] of Object.entries(body)) {
    if (typeof value === 'string') typed[field] = value
    else if (Array.isArray(value)) typed[field] = value.filter((item) => typeof item === 'string')
  }
  return typed
}

/** One typed field as text, for an input's value. */
export const typedText = (typed: Typed, field: string): string => {
  const value = typed[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** A repeated field, for a group of choices. */
export const typedList = (typed: Typed, field: string): readonly string[] => {
  const value = typed[field]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}
