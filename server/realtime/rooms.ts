import type { ServerEvents } from '../../shared/api/live.ts'
import type { Locale } from '../../shared/text/words.ts'

/** The readers of a thread; everybody may be one. */
export const threadRoom = (threadId: string): string => `thread:${threadId}`
/** Those of them who read in one language. */
export const languageRoom = (threadId: string, locale: Locale): string => `thread:${threadId}:${locale}`
/** The sockets of one browser's session; they end with it. */
export const sessionRoom = (key: string): string => `session:${key}`

/**
 * Who hears what. Each event goes to everybody in one room as one text: what depends on the reader is never in it, save their
 * language, which is a room of its own.
 */
export const hearers: Readonly<Record<keyof ServerEvents, (threadId: string, locale: Locale) => string>> = {
  'post:new': threadRoom,
  'post:changed': threadRoom,
  'thread:changed': languageRoom,
}
