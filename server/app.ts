import compression from 'compression'
import express, { type Express, type Request, type Response } from 'express'
import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import {
  accountRoutes,
  createPassport,
  findActor,
  SessionStore,
  signInPage,
} from './features/accounts/index.ts'
import { ficheRoutes } from './features/fiches/index.ts'
import { territoryRoutes } from './features/territories/index.ts'
import {
  activitySubscriber,
  highestSeq,
  lastSeen,
  postEvents,
  threadRoutes,
} from './features/threads/index.ts'
import { topicRoutes } from './features/topics/index.ts'
import { validationRoutes } from './features/validation/index.ts'
import { readBody } from './http/body.ts'
import { securityHeaders } from './http/headers.ts'
import { healthRoutes } from './http/health.ts'
import { chooseLanguage } from './http/language.ts'
import { checkOrigin, ourOrigins } from './http/origin-check.ts'
import type { FrameParts } from './http/page.tsx'
import { handleProblems, notFound } from './http/problem-handler.tsx'
import { limitRates } from './http/rate-limits.ts'
import type { Door, Routes, Typed } from './http/routes.ts'
import { createPageCache } from './http/page-cache.ts'
import { readSession, sessionCookieName } from './http/session.ts'
import { startDispatcher } from './outbox/dispatcher.ts'
import { outboxSource } from './outbox/event-source.repo.ts'
import { homeRoutes } from './pages/home/home.routes.ts'
import { personPageRoutes } from './pages/person/person.routes.ts'
import { readThreadPage } from './pages/thread/read-thread-page.ts'
import { threadPage } from './pages/thread/thread-page.tsx'
import { threadPageRoutes } from './pages/thread/thread.routes.ts'
import { topicPageRoutes } from './pages/topic/topic.routes.ts'
import type { Parts } from './parts.ts'

export interface App {
  /** Answers HTTP; give it to `http.createServer`. */
  express: Express
  /** Every door of the application. */
  doors: readonly Door[]
  /** Resolves when every event has been delivered. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Wires everything, and listens to nothing yet: tests call this too. */
export function createApp(parts: Parts): App {
  const app = express()
  const secure = parts.publicUrl?.startsWith('https:') ?? false
  const passport = createPassport()
  const store = new SessionStore(parts.clock, () => {})
  const frame: FrameParts = {
    assets: parts.assets,
    publicUrl: parts.publicUrl,
    notices: () => [],
    menuOf: () => [],
    keep: (req, html, mark) => pageCache.keep(req, html, mark),
  }
  const pageCache = createPageCache({
    clock: parts.clock,
    lastSeq: highestSeq,
    lastSeen,
    notices: (req) => frame.notices(req.locale).join(' '),
    isKnown: (req) => req.headers.cookie?.includes(`${sessionCookieName(secure)}=`) ?? false,
  })
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.set('trust proxy', secure ? 'loopback, uniquelocal' : false)
  app.locals['frame'] = frame

  app.use((req, _res, next) => {
    req.id = randomUUID()
    req.receivedAt = parts.clock.now()
    next()
  })
  const health = healthRoutes({ mongo: () => parts.database.isUp(), search: () => parts.search.health() })
  app.use(health.router)
  app.use(securityHeaders(secure))
  app.use('/assets', parts.assets.handler)
  app.use(chooseLanguage)
  app.use(checkOrigin(ourOrigins(parts.publicUrl, parts.port)))
  app.use(limitRates(parts.limits.rate))
  app.use(pageCache.serve)
  app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } }))
  app.use(readBody(parts.limits.bodyBytes))
  app.use(
    readSession({ store, secret: parts.sessionSecret, secure, authenticate: passport.session(), findActor }),
  )

  const features: Routes[] = [
    accountRoutes({ passport, limits: parts.limits.rate, trial: parts.trial, secureCookies: secure, replay }),
    threadRoutes({
      threadAgain: async (ctx, threadId, form, typed, problem) =>
        threadPage({ ctx, data: await readThreadPage(ctx, threadId), failed: { form, typed, problem } }),
    }),
    homeRoutes({ searchProgress: () => undefined }),
    threadPageRoutes(),
    topicPageRoutes(),
    personPageRoutes(),
    topicRoutes(),
    validationRoutes(),
    territoryRoutes(),
    ficheRoutes(),
  ]
  for (const { router } of features) app.use(router)

  app.use(notFound)
  app.use(
    handleProblems({
      log: parts.log,
      signInPage: (req, typed) =>
        signInPage({ locale: req.locale, trial: parts.trial, ...waiting(req, typed) }),
    }),
  )

  const dispatcher = startDispatcher({
    sources: [outboxSource, postEvents],
    subscribers: [activitySubscriber],
    clock: parts.clock,
    log: parts.log,
  })

  /** Sends the form that waited, as the person who has just signed in. */
  function replay(req: Request, res: Response, path: string, fields: Record<string, unknown>): void {
    req.url = path
    req.body = fields
    app(req, res)
  }

  return {
    express: app,
    doors: [health, ...features].flatMap(({ doors }) => doors),
    settled: () => dispatcher.settled(),
    close: () => dispatcher.stop(),
  }
}

/** What the sign-in page carries: where to go back to, or the form that waits with all that was typed. */
function waiting(req: Request, typed: Typed) {
  if (req.method !== 'POST') return { next: req.originalUrl }
  // Sent twice, it counts once: a page that all signed-out readers share cannot say so itself.
  const fields = { ...typed, clientId: typed['clientId'] ?? randomUUID() }
  return { replay: { path: req.originalUrl, fields: JSON.stringify(fields) } }
}
