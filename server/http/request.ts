import type { Request } from 'express'
import type { Locale } from '../../shared/text/words.ts'
import type { Context } from '../context.ts'
import type { Problem } from '../errors.ts'
import type { Actor } from '../policy/actor.ts'

declare global {
  // The place where Express lets an application declare what its requests carry.
  namespace Express {
    interface Request {
      /** Names this request in logs and in what a person is told. */
      id: string
      /** When it came, by the application's clock. */
      receivedAt: Date
      locale: Locale
      actor: Actor
      /** What is wrong with the body, kept until the route has asked who is there: 401 comes before 400. */
      bodyProblem?: Problem
    }
    interface User {
      id: string
      trial: boolean
    }
  }
}

export const contextOf = (req: Request): Context => ({
  actor: req.actor,
  now: req.receivedAt,
  locale: req.locale,
  requestId: req.id,
})

/** Does this request ask for JSON by name? A browser, a feed reader or `Accept: *` gets the page. */
export const wantsJson = (req: Request): boolean => req.accepts(['html', 'json']) === 'json'
