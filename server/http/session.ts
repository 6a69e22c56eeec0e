import { Router, type RequestHandler } from 'express'
import session, { type Store } from 'express-session'
import { limits } from '../../shared/limits.ts'
import { signedOut, type Actor } from '../policy/actor.ts'

interface SessionParts {
  store: Store
  secret: string
  /** The public URL is https: the cookie is bound to the host and never leaves in clear. */
  secure: boolean
  /** Passport's own: puts the session's user on the request. */
  authenticate: RequestHandler
  /** Who a session belongs to, as policies see them; undefined when the person is gone. */
  findActor: (id: string, trial: boolean) => Promise<Actor | undefined>
}

export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-palier' : 'palier')

/** Reads the session cookie and says who acts. Nobody has a session before they sign in. */
export function readSession({
  store,
  secret,
  secure,
  authenticate,
  findActor,
}: SessionParts): RequestHandler[] {
  const name = sessionCookieName(secure)
  const handlers = [
    session({
      store,
      secret,
      name,
      resave: false,
      saveUninitialized: false,
      // Behind a proxy that ends TLS, what counts is how the browser reached us.
      proxy: secure,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure,
        maxAge: limits.session.days * 86_400_000,
      },
    }),
    authenticate,
  ]
  // Without the cookie there is no session to read, and reading a page begins none: most readers are signed out.
  const hasNone: RequestHandler = (req, _res, next) =>
    next(isRead(req.method) && !req.headers.cookie?.includes(`${name}=`) ? 'router' : undefined)
  return [
    Router().use(hasNone, ...handlers),
    async (req, _res, next) => {
      const user = req.user
      req.actor = (user && (await findActor(user.id, user.trial))) ?? signedOut
      next()
    },
  ]
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

/** Signs a person in under a new session; the one before, if any, is gone. */
export function signIn(req: Parameters<RequestHandler>[0], user: Express.User): Promise<void> {
  return new Promise((resolve, reject) =>
    req.logIn(user, (error: unknown) => {
      if (error) return reject(error instanceof Error ? error : new Error('sign-in failed', { cause: error }))
      req.session.device = (req.headers['user-agent'] ?? '').slice(0, 200)
      resolve()
    }),
  )
}

/** Ends the session, in the store too. */
export function signOut(req: Parameters<RequestHandler>[0]): Promise<void> {
  return new Promise((resolve, reject) =>
    req.session.destroy((error: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('sign-out failed', { cause: error }))
      else resolve()
    }),
  )
}
