import { EventEmitter } from 'node:events'
import type { PostRecord } from './post.model.ts'

export interface Appended {
  threadId: string
  /** Committed, in the order of their numbers. */
  posts: readonly PostRecord[]
}

const feed = new EventEmitter<{ appended: [Appended] }>()
feed.setMaxListeners(0)

/** Tells this process what it has just committed; other processes find it by their poll. */
export const tellAppended = (appended: Appended): boolean => feed.emit('appended', appended)

/** @returns how to stop listening */
export function onAppended(listener: (appended: Appended) => void): () => void {
  feed.on('appended', listener)
  return () => feed.off('appended', listener)
}
