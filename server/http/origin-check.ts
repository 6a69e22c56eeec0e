import type { IncomingHttpHeaders } from 'node:http'
import type { RequestHandler } from 'express'
import { ForeignOrigin } from '../errors.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site would have a visitor's browser change. `Sec-Fetch-Site` or `Origin`, else `Referer`, must be
 * ours; with none of the three the request is refused too. There is no token: cached pages and JSON clients need none.
 */
export function checkOrigin(isOurs: (origin: string) => boolean): RequestHandler {
  return (req, _res, next) => {
    if (safeMethods.has(req.method) || comesFromUs(req.headers, isOurs)) return next()
    next(new ForeignOrigin('a change asked for by another origin'))
  }
}

/** Does this request come from a page of ours? Sockets ask the same at their handshake. */
export function comesFromUs(headers: IncomingHttpHeaders, isOurs: (origin: string) => boolean): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  if (headers.origin !== undefined) return isOurs(headers.origin)
  if (site === 'same-origin') return true
  const referer = headers.referer
  return referer !== undefined && URL.canParse(referer) && isOurs(new URL(referer).origin)
}

/** Which origins are ours: the public one, or without it plain HTTP on loopback at our own port. */
export function ourOrigins(publicUrl: string | undefined, port: () => number): (origin: string) => boolean {
  if (publicUrl !== undefined) return (origin) => origin === publicUrl
  const hosts = ['localhost', '127.0.0.1', '[::1]']
  return (origin) => hosts.some((host) => origin === originOf(host, port()))
}

// The default port is left out of an origin.
const originOf = (host: string, port: number) => (port === 80 ? `http://${host}` : `http://${host}:${port}`)

/** The origin that people type: the public one, or without it the one that a start prints. */
export const typedOrigin = (publicUrl: string | undefined, port: number): string =>
  publicUrl ?? originOf('localhost', port)

/** The origin to build whole addresses from: the public one, or the one of ours by which this request came. */
export function originFor(
  publicUrl: string | undefined,
  port: () => number,
): (req: { headers: IncomingHttpHeaders }) => string {
  if (publicUrl !== undefined) return () => publicUrl
  const isOurs = ourOrigins(undefined, port)
  return ({ headers }) => {
    const asked = `http://${headers.host ?? ''}`
    return isOurs(asked) ? asked : typedOrigin(undefined, port())
  }
}
