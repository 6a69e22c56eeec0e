import { IncomingMessage, ServerResponse } from 'node:http'
import express, { type Request, type RequestHandler, type Response } from 'express'
import type { Locale } from '../../shared/text/words.ts'
import type { Actor } from '../policy/actor.ts'

/** Who stands behind a connection, by the same cookies as on a page. */
export interface Visitor {
  actor: Actor
  locale: Locale
  /** The secret name of their session; undefined when signed out. */
  sessionId: string | undefined
  address: string
}

/**
 * Reads the visitor of a request that no route answers: a socket's handshake.
 * @param handlers those that read the language and the session of a page
 */
export function visitorReader(
  handlers: readonly RequestHandler[],
  trustProxy: string | false,
): (request: IncomingMessage) => Promise<Visitor> {
  const app = express()
  app.set('trust proxy', trustProxy)
  app.disable('x-powered-by')
  app.use([...handlers])
  return (request) =>
    new Promise((resolve, reject) => {
      // A request and an answer of their own for the handlers, which leave much on them: the connection's stay as they are, and
      // what is kept as long as a socket stays small.
      const req = Object.assign(new IncomingMessage(request.socket), {
        method: request.method,
        url: request.url,
        headers: request.headers,
      }) as Request
      app(req, new ServerResponse(req) as Response, (error: unknown) => {
        if (error) return reject(error instanceof Error ? error : new Error('no visitor', { cause: error }))
        const { actor, locale, ip = 'unknown' } = req
        resolve({
          actor,
          locale,
          sessionId: actor.id === undefined ? undefined : req.sessionID,
          address: ip,
        })
      })
    })
}
