import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** The one Trusted Types policy: `client/lib/body-html.ts` creates it. */
export const trustedTypesPolicy = 'palier-body-html'

/** The outside wall: everything from our own origin, no inline script or style, nobody frames us. */
export function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: [trustedTypesPolicy],
      },
    },
    // Under `no-referrer` a form would say `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
  })
}
