/**
 * Questions and all that happens under them. A thread is a log of numbered posts; its status is derived from dated facts.
 * Whoever changes a thread does so through its log, so that every reader sees the change in the same order.
 */
export { catchUp, changedBy } from './catch-up.ts'
export { onAppended } from './log-feed.ts'
export { namesOf } from './names-of.ts'
export type { PostRecord } from './post.model.ts'
export { outcomesOf } from './outcome.repo.ts'
export { highestSeq, listPostsAfter, postEvents } from './post.repo.ts'
export { readAhead } from './read-ahead.ts'
export { sendChat } from './send-chat.ts'
export { lastSeen } from './thread-log.ts'
export { getPostInThread } from './load-thread.ts'
export { sealAnswer } from './seal-answer.ts'
export { showThread } from './show-thread.ts'
export { listThreads, threadListQuery, type ThreadListQuery } from './list-threads.ts'
export type { ThreadRecord } from './thread.model.ts'
export { countThreads } from './thread.repo.ts'
export { presentPost, presentThread, threadUrl } from './thread.presenter.ts'
export { nextStatusChange, sealsInForce } from './thread.rules.ts'
export { latestPerAgency, sealState, type AnswerFacts } from './thread.rules.ts'
export { threadRoutes, type ThreadForm } from './threads.routes.ts'
export { activitySubscriber } from './threads.subscriber.ts'
