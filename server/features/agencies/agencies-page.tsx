import type { AgencyItemDto } from '../../../shared/api/agencies.ts'
import { agenciesWords } from '../../../shared/text/agencies.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { List } from '../../../shared/ui/lists/List.tsx'
import { Row } from '../../../shared/ui/lists/Row.tsx'
import { Empty } from '../../../shared/ui/status/Empty.tsx'
import { Tag } from '../../../shared/ui/status/Tag.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'

/** The public bodies that speak here, by name. */
export function agenciesPage({ locale }: Pick<Context, 'locale'>, agencies: AgencyItemDto[]): PageView {
  const text = agenciesWords[locale]
  return {
    title: text.title,
    description: text.lead,
    canonical: '/agencies',
    body: (
      <>
        <PageTitle title={text.title} lead={text.lead} />
        <List empty={<Empty door="closed" title={text.none} />}>
          {agencies.map((agency) => (
            <Row
              key={agency.slug}
              href={`/agencies/${agency.slug}`}
              title={agency.name}
              level={2}
              above={
                <Tag kind="official" icon="plate">
                  {text[agency.kind]}
                </Tag>
              }
              excerpt={subjectsOf(agency)}
              facts={[placesOf(agency, locale), agency.isExample && text.example]}
            />
          ))}
        </List>
      </>
    ),
  }
}

const subjectsOf = ({ competences }: AgencyItemDto): string =>
  [...new Set(competences.map(({ topic }) => topic.name))].join(', ')

function placesOf({ competences }: AgencyItemDto, locale: Locale): string {
  const everywhere = agenciesWords[locale].everywhere
  return [...new Set(competences.map(({ territoryName }) => territoryName ?? everywhere))].join(', ')
}
