import { toLocalPath } from '../../../shared/api/fields.ts'

/** What is ours, as the application knows it. */
export interface OurAddresses {
  isOurs: (origin: string) => boolean
  isKnownPath: (pathname: string) => boolean
}

const fragment = /^#[\w-]{1,80}$/

/**
 * What a report is about: a path of a page of ours, or a whole address of ours, parsed and never followed.
 * @returns path, query and a plain fragment; undefined for anything else
 */
export function readTarget(typed: string, { isOurs, isKnownPath }: OurAddresses): string | undefined {
  const path = URL.canParse(typed) ? localPart(new URL(typed), isOurs) : typed
  const local = path === undefined ? undefined : toLocalPath(path)
  if (local === undefined) return undefined
  const { pathname, search, hash } = new URL(local, 'http://palier.invalid')
  if (!isKnownPath(pathname)) return undefined
  return `${pathname}${search}${fragment.test(hash) ? hash : ''}`
}

const localPart = (url: URL, isOurs: OurAddresses['isOurs']): string | undefined =>
  isOurs(url.origin) ? `${url.pathname}${url.search}${url.hash}` : undefined

// Letters and digits that nobody takes for one another when they are read out.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTVWXYZ'

/** `R-7F3KA-92QXB`, from ten random bytes or more. */
export function receiptNumber(random: Uint8Array): string {
  const letters = [...random.slice(0, 10)].map((byte) => alphabet[byte % alphabet.length]).join('')
  return `R-${letters.slice(0, 5)}-${letters.slice(5)}`
}
