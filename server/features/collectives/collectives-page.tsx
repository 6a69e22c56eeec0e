import type { CollectiveListDto } from '../../../shared/api/collectives.ts'
import { collectivesWords } from '../../../shared/text/collectives.ts'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { CollectiveRow } from '../../../shared/ui/collectives/CollectiveRow.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { List } from '../../../shared/ui/lists/List.tsx'
import { Pagination } from '../../../shared/ui/lists/Pagination.tsx'
import { Empty } from '../../../shared/ui/status/Empty.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'

/** The directory of collectives. `after`: this is not its first page. */
export function collectivesPage(
  { locale }: Pick<Context, 'locale'>,
  { collectives, next }: CollectiveListDto,
  after: boolean,
): PageView {
  const text = collectivesWords[locale]
  return {
    title: text.title,
    description: text.lead,
    canonical: '/collectives',
    noindex: after,
    body: (
      <>
        <PageTitle title={text.title} lead={text.lead}>
          <Actions>
            <ButtonLink href="/collectives/new">{text.make}</ButtonLink>
          </Actions>
        </PageTitle>
        <List
          empty={
            <Empty door="closed" title={text.none}>
              <p>
                <a class="alone" href="/collectives/new">
                  {text.noneMore}
                </a>
              </p>
            </Empty>
          }
        >
          {collectives.map((collective) => (
            <CollectiveRow key={collective.slug} collective={collective} locale={locale} level={2} />
          ))}
        </List>
        <Pagination locale={locale} next={next} />
      </>
    ),
  }
}
