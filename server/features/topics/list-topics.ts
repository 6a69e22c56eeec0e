import type { TopicKind } from '../../../shared/api/topics.ts'
import { topicTree } from './topic-tree.ts'
import type { Topic } from './topic.rules.ts'

/** The topics of that kind, in the order in which they are offered. */
export const listTopics = (kind: TopicKind): Topic[] =>
  [...topicTree.values()].filter((topic) => topic.kind === kind)

/** The procedures under a life event or a theme; what a life event points at most comes first. */
export function proceduresOf(slug: string): Topic[] {
  const under = topicTree.get(slug)?.under ?? []
  return under.flatMap((procedure) => topicTree.get(procedure) ?? [])
}
