import { createHmac } from 'node:crypto'
import { sessionCookieName } from '../../server/http/session.ts'

/** What the bench's own servers sign their cookies with. */
export const sessionSecret = 'a secret of the bench, and of nothing else'

/** The cookie that opens the session of this secret name, signed as `express-session` signs it. */
export function sessionCookie(sid: string): string {
  const signature = createHmac('sha256', sessionSecret).update(sid).digest('base64').replace(/=+$/, '')
  return `${sessionCookieName(false)}=${encodeURIComponent(`s:${sid}.${signature}`)}`
}
