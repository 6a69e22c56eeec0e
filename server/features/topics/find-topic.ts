import type { Locale } from '../../../shared/text/words.ts'
import { topicTree } from './topic-tree.ts'
import type { Topic } from './topic.rules.ts'

export const findTopic = (slug: string): Topic | undefined => topicTree.get(slug)

/** Its name in that language; the slug itself for a topic that is no longer in the tree. */
export const topicName = (slug: string, locale: Locale): string => topicTree.get(slug)?.name[locale] ?? slug
