/** What we use of Trusted Types, which TypeScript's DOM library does not describe yet. */
interface TrustedTypePolicy {
  createHTML(html: string): { toString(): string }
}

declare var trustedTypes:
  | { createPolicy(name: string, rules: { createHTML: (html: string) => string }): TrustedTypePolicy }
  | undefined
