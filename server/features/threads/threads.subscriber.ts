import type { Subscriber } from '../../outbox/dispatcher.ts'
import { findPosts } from './post.repo.ts'
import { touchThread } from './thread.repo.ts'

/** Keeps the date of a thread's last activity, which lists are sorted by: a moment behind, the same however often it runs. */
export const activitySubscriber: Subscriber = {
  name: 'activity',
  hears: ['thread.asked', 'post.answered', 'post.chatted', 'post.revised', 'post.sealed'],
  key: (event) => ('threadId' in event.payload ? event.payload.threadId : event.id),
  async handle(threadId, events) {
    const posts = await findPosts(events.map(({ id }) => id))
    const latest = posts.reduce<Date | undefined>(
      (last, { createdAt }) => (!last || createdAt > last ? createdAt : last),
      undefined,
    )
    if (latest) await touchThread(threadId, latest)
  },
}
