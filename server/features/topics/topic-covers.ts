import { topicTree } from './topic-tree.ts'
import { covers } from './topic.rules.ts'

/** Is `inner` the topic `outer` itself, or a procedure under it? */
export const topicCovers = (outer: string, inner: string): boolean => covers(topicTree, outer, inner)

/** The topic itself and the procedures under it: those whose questions are also its own. Empty for no topic. */
export function topicsUnder(slug: string): string[] {
  const topic = topicTree.get(slug)
  return topic ? [topic.slug, ...topic.under] : []
}

/** The topic itself, its theme and its life events: those whose agencies are also its own. Empty for no topic. */
export function topicsAbove(slug: string): string[] {
  const topic = topicTree.get(slug)
  return topic ? [topic.slug, ...topic.above] : []
}
