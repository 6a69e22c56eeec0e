import { deskItemKinds, type DeskItemDto, type DeskItemKind } from '../../../shared/api/agencies.ts'
import { limits } from '../../../shared/limits.ts'
import { agenciesWords } from '../../../shared/text/agencies.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import type { IconName } from '../../../shared/ui/icons/Icon.tsx'
import { List } from '../../../shared/ui/lists/List.tsx'
import { Row } from '../../../shared/ui/lists/Row.tsx'
import { Tabs } from '../../../shared/ui/lists/Tabs.tsx'
import { Avatar } from '../../../shared/ui/people/Avatar.tsx'
import { Empty } from '../../../shared/ui/status/Empty.tsx'
import { Tag, type TagProps } from '../../../shared/ui/status/Tag.tsx'
import { When } from '../../../shared/ui/time/When.tsx'
import type { SignedInContext } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'
import type { Desk } from './read-desk.ts'

/** An agency's desk: what waits, why and since when, the longest-waiting first. */
export function deskPage(
  { actor, locale, now }: SignedInContext,
  { agency, kind, counts, items, more }: Desk,
): PageView {
  const text = agenciesWords[locale]
  const role = actor.memberships.find(({ of }) => of === agency._id)?.title
  const path = `/agencies/${agency.slug}/desk`
  return {
    title: `${text.desk}, ${agency.name}`,
    noindex: true,
    body: (
      <>
        <PageTitle
          title={text.desk}
          lead={role === undefined ? agency.name : text.deskOf(agency.name, role)}
          mark={<Avatar name={agency.name} kind="agency" />}
        >
          <Tag kind="ok" icon="lock">
            {text.secondFactor}
          </Tag>
        </PageTitle>
        <Paper as="section" labelledBy="waiting">
          <h2 class="visually-hidden" id="waiting">
            {text.filters}
          </h2>
          <Tabs
            label={text.filters}
            tabs={[
              { href: path, label: text.all, current: kind === undefined },
              // A kind of which nothing waits would lead to an empty page.
              ...deskItemKinds
                .filter((each) => counts[each] > 0 || each === kind)
                .map((each) => ({
                  href: `${path}?kind=${each}`,
                  label: text[`${each}Tab`],
                  count: counted(counts[each]),
                  current: kind === each,
                })),
            ]}
          />
          {items.length > 1 && <p>{more ? text.onlyFirst(limits.page.desk) : text.oldestFirst}</p>}
          <List empty={<NothingWaits locale={locale} kind={kind} path={path} />}>
            {items.map((item) => (
              <Row
                key={`${item.kind} ${item.url}`}
                href={item.url}
                title={item.title}
                above={<Reason item={item} locale={locale} />}
                facts={[
                  <When key="since" at={item.since} now={now} locale={locale} as="waits" />,
                  item.topic?.name,
                  item.territoryName,
                ]}
              />
            ))}
          </List>
        </Paper>
        <p>
          <a class="alone" href={`/agencies/${agency.slug}`}>
            {text.readAgency}
          </a>
        </p>
      </>
    ),
  }
}

const counted = (count: number): string => (count > limits.page.desk ? `${limits.page.desk}+` : String(count))

const looks: Record<DeskItemKind, { kind: NonNullable<TagProps['kind']>; icon: IconName }> = {
  unanswered: { kind: 'wait', icon: 'clock' },
  unsealed: { kind: 'neutral', icon: 'sheet' },
  'did-not-work': { kind: 'bad', icon: 'flag' },
  edited: { kind: 'wait', icon: 'pencil' },
  expired: { kind: 'neutral', icon: 'clock' },
  recognition: { kind: 'official', icon: 'doors' },
}

/** Why something is here. */
function Reason({ item, locale }: { item: DeskItemDto; locale: Locale }) {
  const text = agenciesWords[locale]
  return (
    <Tag {...looks[item.kind]}>
      {item.kind === 'did-not-work' ? text['did-not-work'](item.didNot ?? 1) : text[item.kind]}
    </Tag>
  )
}

interface NothingWaitsProps {
  locale: Locale
  kind: DeskItemKind | undefined
  path: string
}

function NothingWaits({ locale, kind, path }: NothingWaitsProps) {
  const text = agenciesWords[locale]
  if (kind === undefined)
    return (
      <Empty door="closed" title={text.nothingWaits}>
        <p>{text.nothingWaitsMore}</p>
      </Empty>
    )
  return (
    <Empty door="closed" title={text.nothingOfKind}>
      <ButtonLink href={path} kind="secondary">
        {text.seeAll}
      </ButtonLink>
    </Empty>
  )
}
