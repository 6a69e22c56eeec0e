/**
 * Questions and all that happens under them. A thread is a log of numbered posts; its status is derived from dated facts.
 * Whoever changes a thread does so through its log, so that every reader sees the change in the same order.
 */
export { followLog } from './follow-log.ts'
export * as allThreads from './list-threads-after.ts'
export { getPostInThread } from './load-thread.ts'
export { namesOf } from './names-of.ts'
export type { PostRecord } from './post.model.ts'
export { sealAnswer } from './seal-answer.ts'
export { sendChat } from './send-chat.ts'
export { showThread } from './show-thread.ts'
export type { ThreadRecord } from './thread.model.ts'
export { presentPost, presentThread, threadUrl } from './thread.presenter.ts'
export { findThreads } from './thread.repo.ts'
export * as threadRules from './thread.rules.ts'
export type { AnswerFacts } from './thread.rules.ts'
