import { setBodyHtmlPolicy } from '../../shared/ui/thread/BodyHtml.tsx'

/**
 * The one Trusted Types policy, named in the CSP: lets through what our own server rendered and cleaned. A browser without
 * Trusted Types gets the text as it is.
 */
const policy = globalThis.trustedTypes?.createPolicy('palier-body-html', { createHTML: (html: string) => html })

if (policy) setBodyHtmlPolicy((html) => policy.createHTML(html))
