import { useMemo } from 'preact/hooks'

/** Turns HTML that the server cleaned into what a browser under Trusted Types accepts. */
type Policy = (html: string) => { toString(): string }

let policy: Policy = (html) => html

/** Called once in the browser, by the one file that declares a Trusted Types policy. */
export function setBodyHtmlPolicy(trust: Policy): void {
  policy = trust
}

export interface BodyHtmlProps {
  /** `bodyHtml` or `noteHtml` of a DTO: written by our own renderer, and cleaned on the server. */
  html: string
}

/** The words of a person, as they formatted them. The only place of the interface that writes HTML as HTML. */
export function BodyHtml({ html }: BodyHtmlProps) {
  // The browser compares by identity: a new object on each render would write the same text again.
  const inner = useMemo(() => ({ __html: policy(html) as string }), [html])
  return <div class="body-html" dangerouslySetInnerHTML={inner} />
}
