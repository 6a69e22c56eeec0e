import type { TopicDto } from '../../../shared/api/topics.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { proceduresOf } from './list-topics.ts'
import type { Topic } from './topic.rules.ts'

/** A topic with the names of what stands under it. */
export const presentTopic = (topic: Topic, locale: Locale): TopicDto => ({
  slug: topic.slug,
  name: topic.name[locale],
  kind: topic.kind,
  topics: proceduresOf(topic.slug).map(({ slug, name }) => ({ slug, name: name[locale] })),
})
