import type { TopicListDto } from '../../../shared/api/topics.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { listTopics } from './list-topics.ts'
import { presentTopic } from './topic.presenter.ts'
import { topicsPage } from './topics-page.tsx'

/** The tree of topics; the page of one of them also shows its questions, and stands in `pages/topic`. */
export function topicRoutes(): Routes {
  const topics = routes()

  topics.get('/topics', { guard: 'everyone' }, ({ req, res, ctx }) => {
    const tops = [...listTopics('event'), ...listTopics('theme')]
    const tree: TopicListDto = { topics: tops.map((topic) => presentTopic(topic, ctx.locale)) }
    respondPage(req, res, tree, () => topicsPage(ctx.locale))
  })

  return topics
}
