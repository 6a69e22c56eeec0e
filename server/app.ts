import compression from 'compression'
import express, { type Express, type Request, type Response } from 'express'
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { constants } from 'node:zlib'
import { Malformed } from './errors.ts'
import { accountRoutes } from './features/accounts/accounts.routes.ts'
import { findActor } from './features/accounts/find-actor.ts'
import { createPassport } from './features/accounts/passport.ts'
import { sessionKey, SessionStore } from './features/accounts/session-store.ts'
import { signInPage } from './features/accounts/sign-in-page.tsx'
import { agencyRoutes } from './features/agencies/agencies.routes.ts'
import { collectiveRoutes } from './features/collectives/collectives.routes.ts'
import { ficheRoutes } from './features/fiches/fiches.routes.ts'
import { startLiveUpdates } from './features/live-updates/index.ts'
import { moderationRoutes } from './features/moderation/index.ts'
import { placeRoutes } from './features/places/index.ts'
import { parkedDocuments, searchRoutes, searchSubscriber } from './features/search/index.ts'
import { territoryRoutes } from './features/territories/index.ts'
import { highestSeq, postEvents } from './features/threads/post.repo.ts'
import { reProjectDue } from './features/threads/re-project-due.ts'
import { lastSeen } from './features/threads/thread-log.ts'
import { threadRoutes } from './features/threads/threads.routes.ts'
import { activitySubscriber } from './features/threads/threads.subscriber.ts'
import { topicRoutes } from './features/topics/index.ts'
import { validationRoutes } from './features/validation/index.ts'
import { readBody } from './http/body.ts'
import { securityHeaders } from './http/headers.ts'
import { healthRoutes } from './http/health.ts'
import { chooseLanguage } from './http/language.ts'
import { checkOrigin, originFor, ourOrigins, typedOrigin } from './http/origin-check.ts'
import { knownPaths } from './http/known-paths.ts'
import type { FrameParts } from './http/page.tsx'
import { handleProblems, notFound } from './http/problem-handler.tsx'
import { limitRequests, limitWrites } from './http/rate-limits.ts'
import { wantsJson } from './http/request.ts'
import type { Door, Routes, Typed } from './http/routes.ts'
import { createPageCache } from './http/page-cache.ts'
import { readSession, sessionCookieName } from './http/session.ts'
import { visitorReader } from './http/visitor.ts'
import { startDispatcher } from './outbox/dispatcher.ts'
import { outboxSource } from './outbox/event-source.repo.ts'
import { agencyPageRoutes } from './pages/agency/agency.routes.ts'
import { aboutRoutes } from './pages/about/about.routes.ts'
import { collectivePage } from './pages/collective/collective-page.tsx'
import { collectivePageRoutes } from './pages/collective/collective.routes.ts'
import { readCollectivePage } from './pages/collective/read-collective-page.ts'
import { deskPageRoutes } from './pages/desk/desk.routes.ts'
import { homeRoutes } from './pages/home/home.routes.ts'
import { personMenu } from './pages/menu/person-menu.ts'
import { membershipsOf } from './pages/person/memberships-of.ts'
import { personPageRoutes } from './pages/person/person.routes.ts'
import { presentPosts } from './pages/thread/present-posts.ts'
import { readThreadPage } from './pages/thread/read-thread-page.ts'
import { threadPage } from './pages/thread/thread-page.tsx'
import { threadPageRoutes } from './pages/thread/thread.routes.ts'
import { topicPageRoutes } from './pages/topic/topic.routes.ts'
import type { Parts } from './parts.ts'
import { repeat } from './repeat.ts'
import { createHandle, type EventDoor } from './realtime/handle.ts'
import { createRealtime } from './realtime/server.ts'

export interface App {
  /** Answers HTTP. */
  express: Express
  /** Answers the pages and the sockets of a server, which may listen already or not. */
  attach(server: Server): void
  /** Every route of the application. */
  doors: readonly Door[]
  /** Every event that a socket may send. */
  events: readonly EventDoor[]
  /** Resolves when every event has been delivered. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Wires everything, and listens to nothing yet: tests call this too. */
export function createApp(parts: Parts): App {
  const app = express()
  const secure = parts.publicUrl?.startsWith('https:') ?? false
  const passport = createPassport()
  const store = new SessionStore(parts.clock, (key) => realtime.endSession(key))
  const menu = personMenu()
  const frame: FrameParts = {
    assets: parts.assets,
    publicUrl: parts.publicUrl,
    notices: () => [],
    menuOf: menu.linksOf,
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
  const trustProxy = secure ? 'loopback, uniquelocal' : false
  const isOurs = ourOrigins(parts.publicUrl, parts.port)
  const origin = () => typedOrigin(parts.publicUrl, parts.port())
  const session = readSession({
    store,
    secret: parts.sessionSecret,
    secure,
    authenticate: passport.session(),
    findActor,
  })
  app.set('trust proxy', trustProxy)
  app.locals['frame'] = frame

  app.use((req, _res, next) => {
    req.id = randomUUID()
    req.receivedAt = parts.clock.now()
    next()
  })
  const health = healthRoutes({
    mongo: () => parts.database.isUp(),
    search: () => parts.search.health(),
    searchDetails: parkedDocuments,
  })
  app.use(health.router)
  app.use(securityHeaders(secure))
  app.use('/assets', parts.assets.handler)
  app.use(chooseLanguage)
  app.use(checkOrigin(isOurs))
  app.use(limitRequests(parts.limits.rate))
  app.use(pageCache.serve)
  app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } }))
  app.use(readBody(parts.limits.bodyBytes))
  app.use(limitWrites(parts.limits.rate))
  app.use(session)
  app.use(async (req, _res, next) => {
    if (!wantsJson(req)) await menu.read(req.actor)
    next()
  })

  const asksForPerson = knownPaths(
    () => doors,
    ({ method, guard }) => method === 'POST' && guard !== 'everyone',
  )
  const features: Routes[] = [
    accountRoutes({
      passport,
      limits: parts.limits.rate,
      trial: parts.trial,
      secureCookies: secure,
      membershipsOf,
      replay,
    }),
    threadRoutes({
      threadAgain: async (ctx, threadId, form, typed, problem) =>
        threadPage({
          ctx,
          data: await readThreadPage(ctx, threadId),
          origin: origin(),
          failed: { form, typed, problem },
        }),
      presentPosts,
    }),
    homeRoutes({ searchProgress: parts.searchProgress ?? nothingUnderWay, trial: parts.trial }),
    searchRoutes({ index: parts.search, progress: parts.searchProgress ?? nothingUnderWay }),
    threadPageRoutes({ origin }),
    topicPageRoutes(),
    collectiveRoutes({
      collectiveAgain: async (ctx, slug, failed) =>
        collectivePage({ ctx, data: await readCollectivePage(ctx, slug, {}), failed }),
    }),
    collectivePageRoutes({ originOf: originFor(parts.publicUrl, parts.port) }),
    personPageRoutes(),
    topicRoutes(),
    validationRoutes(),
    agencyRoutes(),
    agencyPageRoutes(),
    deskPageRoutes(),
    territoryRoutes(),
    placeRoutes(),
    aboutRoutes({ legal: parts.legal ?? {}, trial: parts.trial }),
    moderationRoutes({ limits: parts.limits.rate, isOurs, isKnownPath: knownPaths(() => doors) }),
    ficheRoutes(),
  ]
  const doors = [health, ...features].flatMap((routes) => routes.doors)
  for (const { router } of features) app.use(router)

  app.use(notFound)
  app.use(
    handleProblems({
      log: parts.log,
      signInPage: (req, typed) =>
        signInPage({ locale: req.locale, trial: parts.trial, ...waiting(req, typed) }),
    }),
  )

  const { clock, limits, log, search: index } = parts
  const closing = new AbortController()
  const dispatcher = startDispatcher({
    sources: [outboxSource, postEvents],
    subscribers: [activitySubscriber, searchSubscriber({ index, clock, log, stopping: closing.signal })],
    clock,
    log,
  })

  const readVisitor = visitorReader([chooseLanguage, ...session], trustProxy)
  const realtime = createRealtime({ isOurs, readVisitor, sessionKey, limits, log })
  const live = startLiveUpdates({ realtime, presentPosts, clock, limit: limits.page.catchUp, log })
  realtime.answerWith(createHandle({ events: [live.events], clock, limits: limits.rate, log }))

  const lapses = repeat(
    lapsesEvery,
    () => reProjectDue(clock.now()),
    (error) => log.error({ err: error }, 'what time has changed cannot be written; trying again'),
  )

  /**
   * Sends the form that waited, as the person who has just signed in.
   * @throws Malformed for one that nobody has to sign in for: it cannot have waited, and signing in again would go round
   */
  function replay(req: Request, res: Response, path: string, fields: Record<string, unknown>): void {
    if (!asksForPerson(new URL(path, 'http://palier.invalid').pathname))
      throw new Malformed('no form waits for a person there')
    req.url = path
    req.body = fields
    app(req, res)
  }

  return {
    express: app,
    attach(server) {
      // Whoever sends a request a byte at a time holds a connection no longer than this.
      server.headersTimeout = slowestHeaders
      server.requestTimeout = slowestRequest
      server.on('request', app)
      realtime.attach(server)
    },
    doors,
    events: live.events.doors,
    settled: () => dispatcher.settled(),
    async close() {
      closing.abort()
      realtime.close()
      await Promise.all([live.stop(), lapses.stop(), dispatcher.stop()])
    },
  }
}

/** Pages derive the status themselves: only lists and search may be this far behind the end of a seal. */
const lapsesEvery = 30_000

/** A form of full length arrives in this time on any telephone line. In milliseconds. */
const slowestHeaders = 15_000
const slowestRequest = 60_000

const nothingUnderWay = (): undefined => undefined

/** What the sign-in page carries: where to go back to, or the form that waits with all that was typed. */
function waiting(req: Request, typed: Typed) {
  if (req.method !== 'POST') return { next: req.originalUrl }
  // Sent twice, it counts once: a page that all signed-out readers share cannot say so itself.
  const fields = { ...typed, clientId: typed['clientId'] ?? randomUUID() }
  return { replay: { path: req.originalUrl, fields: JSON.stringify(fields) } }
}
