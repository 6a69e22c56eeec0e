import type { CollectiveItemDto } from '../../api/collectives.ts'
import { collectivesWords } from '../../text/collectives.ts'
import type { Locale } from '../../text/words.ts'
import { Row } from '../lists/Row.tsx'
import { Tag } from '../status/Tag.tsx'

export interface CollectiveRowProps {
  collective: CollectiveItemDto
  locale: Locale
  level?: 2 | 3
}

const topicsShown = 3

/** A collective in a list: its name, how far it is recognised, what it knows and where. */
export function CollectiveRow({ collective, locale, level = 3 }: CollectiveRowProps) {
  const text = collectivesWords[locale]
  const { slug, name, about, status, topics, territoryNames, isExample } = collective
  const more = topics.length - topicsShown
  const named = topics.slice(0, topicsShown).map((topic) => topic.name)
  return (
    <Row
      href={`/collectives/${slug}`}
      title={name}
      level={level}
      excerpt={firstParagraph(about)}
      proof={
        status === 'listed' ? (
          <Tag icon="doors">{text.listed}</Tag>
        ) : (
          <Tag kind="official" icon="plate">
            {text[status]}
          </Tag>
        )
      }
      facts={[
        ...named,
        more > 0 && text.andMore(more),
        territoryNames.length > 0 ? territoryNames.join(', ') : text.everywhere,
        isExample && text.example,
      ]}
    />
  )
}

const excerptLength = 180

/** Enough to know whom one would meet. */
function firstParagraph(about: string): string {
  const [first = ''] = about.split('\n')
  return first.length <= excerptLength ? first : `${first.slice(0, excerptLength).replace(/\s+\S*$/, '')}…`
}
