import { createHash } from 'node:crypto'
import { Store, type SessionData } from 'express-session'
import { limits } from '../../../shared/limits.ts'
import type { Clock } from '../../adapters/clock/clock.ts'
import { deleteSession, findSession, saveSession } from './session.repo.ts'

const lifetime = limits.session.days * 86_400_000

declare module 'express-session' {
  interface SessionData {
    passport?: { user?: { id: string; trial: boolean } }
    device?: string
  }
}

/** The name under which a session is kept: the cookie's own value never reaches the store. */
export const sessionKey = (sid: string): string => createHash('sha256').update(sid).digest('hex')

/**
 * Sessions in our own collection: who, since when, on which device. Reading one writes nothing, and a session without a
 * person is not kept at all.
 */
export class SessionStore extends Store {
  readonly #clock: Clock
  readonly #onEnd: (key: string) => void

  /** @param onEnd told the key of each session that ends, so that its sockets end with it */
  constructor(clock: Clock, onEnd: (key: string) => void) {
    super()
    this.#clock = clock
    this.#onEnd = onEnd
  }

  override get(sid: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    findSession(sessionKey(sid), this.#clock.now()).then((record) => {
      if (!record) return callback(null, null)
      const { personId, trial, device, expiresAt } = record
      const cookie = { originalMaxAge: lifetime, expires: expiresAt }
      callback(null, { cookie, passport: { user: { id: personId, trial } }, device })
    }, callback)
  }

  override set(sid: string, session: SessionData, callback: (error?: unknown) => void = () => {}): void {
    const user = session.passport?.user
    if (!user) return callback()
    const now = this.#clock.now()
    const device = session.device ?? ''
    const expiresAt = new Date(now.getTime() + lifetime)
    const record = {
      _id: sessionKey(sid),
      personId: user.id,
      trial: user.trial,
      device,
      createdAt: now,
      expiresAt,
    }
    saveSession(record).then(() => callback(), callback)
  }

  override destroy(sid: string, callback: (error?: unknown) => void = () => {}): void {
    const key = sessionKey(sid)
    deleteSession(key).then(() => {
      this.#onEnd(key)
      callback()
    }, callback)
  }
}
