import { findTopic, listTopics, proceduresOf, topicsAbove, type Topic } from '../topics/index.ts'
import type { Found, SearchSource } from './search-source.ts'
import { topicDocument } from './searchable.rules.ts'

/** Life events, themes and procedures: a few hundred, in memory. */
export const topicSource: SearchSource = {
  name: 'topic',
  kinds: ['topic'],
  hasTitles: false,
  async list() {
    const topics = (['event', 'theme', 'procedure'] as const).flatMap(listTopics)
    return { found: topics.map(asFound), next: undefined }
  },
  async read(slug) {
    const topic = findTopic(slug)
    return topic ? asFound(topic) : { id: slug, version: 0, documents: [] }
  },
}

const asFound = (topic: Topic): Found => ({
  id: topic.slug,
  version: 0,
  documents: [topicDocument(topic, topicsAbove(topic.slug), proceduresOf(topic.slug))],
})
