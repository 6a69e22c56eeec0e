import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Limits } from '../../shared/limits.ts'
import { TooMany } from '../errors.ts'

interface Rate {
  count: number
  per: number
}

/** At most `count` requests per address in `per` milliseconds, else 429 with `Retry-After`. */
export function limitRate(
  rate: Rate,
  applies: (req: Parameters<RequestHandler>[0]) => boolean = () => true,
): RequestHandler {
  return rateLimit({
    windowMs: rate.per,
    limit: rate.count,
    standardHeaders: false,
    legacyHeaders: false,
    skip: (req) => !applies(req),
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? 'unknown'),
    handler: (req, _res, next) => {
      const { resetTime } = (req as typeof req & { rateLimit: { resetTime?: Date } }).rateLimit
      next(new TooMany(((resetTime?.getTime() ?? Date.now() + rate.per) - Date.now()) / 1000))
    },
  })
}

const changesSomething = (req: { method: string }): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(req.method)

/** The limit of one address on everything. */
export const limitRequests = (rates: Limits['rate']): RequestHandler => limitRate(rates.requests)

/** The narrower one on what changes something; asked once the body is read, so that a form is given back with its text. */
export const limitWrites = (rates: Limits['rate']): RequestHandler =>
  limitRate(rates.writes, changesSomething)
