import type { Outgoing } from './thread-log.ts'

/**
 * Messages that have not arrived yet, kept for as long as this tab lives, so that neither a reload nor a moment offline loses
 * one. One entry each, under the writer's name: whoever signs in next on this machine does not send them.
 */
export interface Outbox {
  /** In the order in which they were sent. */
  all(): Outgoing[]
  keep(message: Outgoing): void
  forget(clientId: string): void
}

type Kept = Pick<Outgoing, 'clientId' | 'body' | 'at'>

/** @param storage may refuse, in a private window for one: then messages last as long as the page */
export function openOutbox(threadId: string, handle: string, storage: Storage): Outbox {
  const prefix = `palier.outbox.${handle}.${threadId}.`
  return {
    all() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      return keys
        .filter((key) => key.startsWith(prefix))
        .map((key) => JSON.parse(storage.getItem(key) ?? '{}') as Kept)
        .sort((a, b) => (a.at < b.at ? -1 : 1))
        .map((kept) => ({ ...kept, state: 'waiting' }))
    },
    keep({ clientId, body, at }) {
      try {
        storage.setItem(prefix + clientId, JSON.stringify({ clientId, body, at } satisfies Kept))
      } catch (error) {
        reportError(error)
      }
    },
    forget: (clientId) => storage.removeItem(prefix + clientId),
  }
}
