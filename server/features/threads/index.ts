/**
 * Questions and all that happens under them. A thread is a log of numbered posts; its status is derived from dated facts.
 * Whoever changes a thread does so through its log, so that every reader sees the change in the same order.
 */
export { namesOf } from './names-of.ts'
export type { PostRecord } from './post.model.ts'
export { outcomesOf } from './outcome.repo.ts'
export { postEvents } from './post.repo.ts'
export { showThread } from './show-thread.ts'
export { listThreads, threadListQuery } from './list-threads.ts'
export type { ThreadRecord } from './thread.model.ts'
export { presentPost, presentThread, threadUrl } from './thread.presenter.ts'
export { threadRoutes, type ThreadForm } from './threads.routes.ts'
export { activitySubscriber } from './threads.subscriber.ts'
