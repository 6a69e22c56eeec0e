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

/** The limits of one address on everything, and more narrowly on what changes something. */
export function limitRates(rates: Limits['rate']): RequestHandler[] {
  return [limitRate(rates.requests), limitRate(rates.writes, changesSomething)]
}
