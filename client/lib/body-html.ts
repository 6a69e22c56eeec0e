import { setBodyHtmlPolicy } from '../../shared/ui/thread/BodyHtml.tsx'

/**
 * The one Trusted Types policy, named in the CSP: lets through what our own server rendered and cleaned. A browser without
 * Trusted Types gets the text as it is.
 */
const policy = globalThis.trustedTypes?.createPolicy('palier-body-html', {
  createHTML: (html: string) => html,
})

/** A page of ours as a document that is not shown: nothing in it runs. */
export const parsePage = (html: string): Document =>
  new DOMParser().parseFromString(policy ? (policy.createHTML(html) as string) : html, 'text/html')

if (policy) setBodyHtmlPolicy((html) => policy.createHTML(html))
