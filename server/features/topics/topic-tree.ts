import { z } from 'zod'
import { seedTopicSchema } from '../../../shared/api/topics.ts'
import { readPacked } from '../../packed-content.ts'
import { growTree, type TopicTree } from './topic.rules.ts'

/** Loaded when the process starts, and the same for its whole life. */
export const topicTree: TopicTree = growTree(
  z.array(seedTopicSchema).parse(JSON.parse(readPacked('topics.json.br'))),
)
