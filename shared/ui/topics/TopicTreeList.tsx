import type { TopicDto } from '../../api/topics.ts'
import { topicsWords } from '../../text/topics.ts'
import type { Locale } from '../../text/words.ts'

export interface TopicTreeListProps {
  topics: readonly TopicDto[]
  locale: Locale
}

/** Topics with the procedures under each, folded: the name leads to its page, the count unfolds. */
export function TopicTreeList({ topics, locale }: TopicTreeListProps) {
  const text = topicsWords[locale]
  return (
    <ul class="topic-tree">
      {topics.map(({ slug, name, topics: under }) => (
        <li key={slug}>
          <a class="topic-tree__name" href={`/topics/${slug}`}>
            {name}
          </a>
          <details>
            <summary>
              {text.procedures(under.length)}
              <span class="visually-hidden">, {name}</span>
            </summary>
            <ul>
              {under.map((procedure) => (
                <li key={procedure.slug}>
                  <a href={`/topics/${procedure.slug}`} lang={locale === 'fr' ? undefined : 'fr'}>
                    {procedure.name}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  )
}
