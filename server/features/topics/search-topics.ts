import type { Locale } from '../../../shared/text/words.ts'
import { topicTree } from './topic-tree.ts'
import { matchTopics, type Topic } from './topic.rules.ts'

/** Topics whose name, in that language, holds a word that begins like each word typed. */
export const searchTopics = (text: string, locale: Locale, limit: number): Topic[] =>
  matchTopics(topicTree, text, locale, limit)
