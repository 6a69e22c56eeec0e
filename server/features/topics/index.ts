/**
 * What questions are about: life events and themes, and the procedures under them, held in memory since the process
 * started. A procedure has one theme and any life events; an agency is never a topic.
 */
export { findTopic, topicName } from './find-topic.ts'
export { listTopics, proceduresOf } from './list-topics.ts'
export { searchTopics } from './search-topics.ts'
export { topicCovers, topicsAbove, topicsUnder } from './topic-covers.ts'
export { topicRoutes } from './topics.routes.ts'
export { presentTopic } from './topic.presenter.ts'
export type { Topic } from './topic.rules.ts'
