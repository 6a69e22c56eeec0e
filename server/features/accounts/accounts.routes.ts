import type { Request, Response } from 'express'
import type { Passport } from 'passport'
import { z } from 'zod'
import { localPath } from '../../../shared/api/fields.ts'
import {
  languageSchema,
  loginSchema,
  signUpSchema,
  trialEnterSchema,
  type MembershipDto,
} from '../../../shared/api/people.ts'
import type { Limits } from '../../../shared/limits.ts'
import { Malformed, WrongCredentials } from '../../errors.ts'
import { languageCookie } from '../../http/language.ts'
import { fieldErrors } from '../../http/problem-handler.tsx'
import { limitRate } from '../../http/rate-limits.ts'
import { respond, respondPage } from '../../http/respond.ts'
import { routes, typedText, type Routes } from '../../http/routes.ts'
import { signIn, signOut } from '../../http/session.ts'
import { enterTrial, mayEnterTrial } from './enter-trial.ts'
import type { PersonRecord } from './person.model.ts'
import { findPerson } from './person.repo.ts'
import { presentPerson } from './person.presenter.ts'
import { countSignInAttempts } from './sign-in-attempts.ts'
import { signInPage } from './sign-in-page.tsx'
import { signUpPage } from './sign-up-page.tsx'
import { signUp } from './sign-up.ts'
import { accountsWords } from '../../../shared/text/accounts.ts'

interface AccountParts {
  passport: InstanceType<typeof Passport>
  limits: Limits['rate']
  /** One-click entry and example people. */
  trial: boolean
  /** Sends a form again that waited for its person to sign in. */
  replay: (req: Request, res: Response, path: string, fields: Record<string, unknown>) => void
  secureCookies: boolean
  /** For whom somebody speaks, by name: agencies and collectives know. */
  membershipsOf: (person: PersonRecord) => Promise<MembershipDto[]>
}

const nextQuery = z.object({ next: localPath })
const replayFields = {
  replayPath: localPath,
  replayFields: z.string().max(250_000).optional(),
}
const loginBody = loginSchema.extend(replayFields)
const trialBody = trialEnterSchema.extend(replayFields)

/** Signing up, in and out, the trial's doors, and the language. */
export function accountRoutes({
  passport,
  limits,
  trial,
  replay,
  secureCookies,
  membershipsOf,
}: AccountParts): Routes {
  const accounts = routes()
  const attempts = countSignInAttempts(limits.signIn)
  accounts.router.post('/signup', limitRate(limits.signUp))

  accounts.get('/login', { guard: 'everyone', query: nextQuery }, ({ req, res, ctx, query }) => {
    respondPage(req, res, {}, () =>
      signInPage({ locale: ctx.locale, trial: trial && mayEnterTrial(req.headers), next: query.next }),
    )
  })

  accounts.post(
    '/login',
    {
      guard: 'everyone',
      body: loginBody,
      again: async ({ req, ctx }, typed, problem) =>
        signInPage({
          locale: ctx.locale,
          trial: trial && mayEnterTrial(req.headers),
          next: typedText(typed, 'next') || undefined,
          login: typedText(typed, 'login'),
          errors:
            problem instanceof WrongCredentials
              ? [{ field: 'login', message: accountsWords[ctx.locale].together }]
              : fieldErrors(problem, ctx.locale),
          replay: replayOf(typedText(typed, 'replayPath'), typedText(typed, 'replayFields')),
        }),
    },
    async ({ req, res, body }) => {
      const address = req.ip ?? 'unknown'
      await attempts.begin(address, body.login)
      const user = await authenticate(passport, req, res)
      if (!user) throw new WrongCredentials('wrong name or password')
      await attempts.succeeded(address, body.login)
      await enter(req, res, user, body)
    },
  )

  accounts.get('/signup', { guard: 'everyone', query: nextQuery }, ({ req, res, ctx, query }) => {
    respondPage(req, res, {}, () => signUpPage({ locale: ctx.locale, next: query.next }))
  })

  accounts.post(
    '/signup',
    {
      guard: 'everyone',
      body: signUpSchema,
      again: async ({ ctx }, typed, problem) =>
        signUpPage({
          locale: ctx.locale,
          next: typedText(typed, 'next') || undefined,
          handle: typedText(typed, 'handle'),
          email: typedText(typed, 'email'),
          errors: fieldErrors(problem, ctx.locale),
        }),
    },
    async ({ req, res, ctx, body }) => {
      const person = await signUp(ctx, body)
      await signIn(req, { id: person._id, trial: false })
      respond(req, res, { person: presentPerson(person, []) }, body.next ?? '/', 201)
    },
  )

  accounts.post('/logout', { guard: 'everyone' }, async ({ req, res }) => {
    await signOut(req)
    res.clearCookie(secureCookies ? '__Host-palier' : 'palier', {
      path: '/',
      secure: secureCookies,
      httpOnly: true,
      sameSite: 'lax',
    })
    respond(req, res, {}, '/')
  })

  accounts.post('/language', { guard: 'everyone', body: languageSchema }, ({ req, res, body }) => {
    res.cookie(languageCookie, body.lang, {
      path: '/',
      maxAge: 365 * 86_400_000,
      sameSite: 'lax',
      secure: secureCookies,
      httpOnly: true,
    })
    respond(req, res, { lang: body.lang }, body.next ?? '/')
  })

  if (trial) {
    accounts.post('/trial/enter', { guard: 'everyone', body: trialBody }, async ({ req, res, body }) => {
      const person = await enterTrial(req.headers, body.as)
      await enter(
        req,
        res,
        { id: person._id, trial: true },
        { ...body, next: body.next ?? (await workOf(person)) },
      )
    })
  }

  /** Where this example person has something to do: the desk, the collective that they lead, the reports. */
  async function workOf(person: PersonRecord): Promise<string | undefined> {
    if (person.admin) return '/moderation'
    const [first] = await membershipsOf(person)
    if (first?.agency) return `/agencies/${first.agency.slug}/desk`
    return first?.collective && `/collectives/${first.collective.slug}`
  }

  /** Signs in, then goes on with what the person was doing. */
  async function enter(
    req: Request,
    res: Response,
    user: Express.User,
    body: { next?: string | undefined; replayPath?: string | undefined; replayFields?: string | undefined },
  ) {
    await signIn(req, user)
    const waiting = replayOf(body.replayPath ?? '', body.replayFields ?? '')
    if (waiting) return replay(req, res, waiting.path, parseReplay(waiting.fields))
    const person = await findPerson(user.id)
    respond(
      req,
      res,
      { person: person && presentPerson(person, await membershipsOf(person)) },
      body.next ?? '/',
    )
  }

  return accounts
}

const replayOf = (path: string, fields: string) =>
  path === '' || fields === '' ? undefined : { path, fields }

function parseReplay(fields: string): Record<string, unknown> {
  const parsed = z.record(z.string(), z.union([z.string(), z.array(z.string())])).safeParse(readJson(fields))
  if (!parsed.success) throw new Malformed('the form that waited cannot be read')
  return parsed.data
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Malformed('the form that waited cannot be read', { cause: error })
  }
}

function authenticate(
  passport: InstanceType<typeof Passport>,
  req: Request,
  res: Response,
): Promise<Express.User | undefined> {
  return new Promise((resolve, reject) => {
    const check: (req: Request, res: Response) => void = passport.authenticate(
      'local',
      (error: unknown, user: Express.User | false) => {
        if (error) reject(error instanceof Error ? error : new Error('sign-in failed', { cause: error }))
        else resolve(user || undefined)
      },
    )
    check(req, res)
  })
}
