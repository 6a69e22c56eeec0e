import type { NearPlaceDto, PlaceDto, PlaceListDto, PlaceQuery } from '../../../shared/api/places.ts'
import { officialChannels } from '../../../shared/official-channels.ts'
import { placesWords } from '../../../shared/text/places.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { Field } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { Pagination } from '../../../shared/ui/lists/Pagination.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import { PlaceCard } from '../../../shared/ui/places/PlaceCard.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { ChannelList } from '../../../shared/ui/status/ChannelList.tsx'
import { Empty } from '../../../shared/ui/status/Empty.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'

/** Counters near a place, the nearest first; where we know of none, the ways that are open everywhere. */
export function placesPage(
  { locale }: Pick<Context, 'locale'>,
  list: PlaceListDto,
  { territory: typed = '', after }: PlaceQuery,
): PageView {
  const text = placesWords[locale]
  const notUnderstood = typed !== '' && list.territory === null
  return {
    title: text.title,
    description: text.lead,
    canonical: '/places',
    noindex: typed !== '' || after !== undefined,
    body: (
      <Columns kind="aside" aside={<Channels locale={locale} />}>
        <PageTitle title={text.title} lead={text.lead} />
        <div class="place-search">
          <Form action="/places" method="get">
            <Field
              name="territory"
              label={text.where}
              hint={text.whereHint}
              locale={locale}
              value={list.territory?.name ?? typed}
              error={notUnderstood && list.choices.length === 0 ? text.unknown : undefined}
              control={{ autoComplete: 'postal-code' }}
            />
            <Button>{text.find}</Button>
          </Form>
        </div>
        {list.choices.length > 0 && (
          <Section id="choices" title={text.which}>
            <ul class="link-list">
              {list.choices.map(({ code, name, near }) => (
                <li key={code}>
                  <a href={`/places?territory=${code}`}>{near === null ? name : `${name} (${near})`}</a>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {list.places.some(({ isExample }) => isExample) && (
          <Alert kind="idle" icon="eye" title={text.exampleAlert} />
        )}
        {groupsOf(list, text.allPlaces).map(({ id, title, places }) => (
          <Section key={id} id={id} title={title}>
            <ul class="places">
              {places.map((place) => (
                <PlaceCard key={place.slug} place={place} locale={locale} />
              ))}
            </ul>
          </Section>
        ))}
        {list.places.length === 0 && !notUnderstood && (
          <Empty
            door="closed"
            level={2}
            title={list.territory === null ? text.noneAtAll : text.none(list.territory.name)}
          >
            <p>{text.noneMore}</p>
          </Empty>
        )}
        <Pagination locale={locale} next={list.next} />
      </Columns>
    ),
  }
}

const Channels = ({ locale }: { locale: Locale }) => (
  <Paper as="aside" shape="door" labelledBy="channels-title">
    <h2 id="channels-title">{placesWords[locale].channels}</h2>
    <ChannelList channels={officialChannels(locale)} />
  </Paper>
)

interface Group {
  id: string
  title: string
  places: PlaceDto[]
}

/** Those of one rung of the ladder stand together, under its name. */
function groupsOf({ places }: PlaceListDto, allPlaces: string): Group[] {
  const groups = new Map<string, Group>()
  for (const place of places) {
    const { code, name } = isNear(place) ? place.near : { code: 'all', name: allPlaces }
    const group = groups.get(code) ?? { id: `in-${code}`, title: name, places: [] }
    group.places.push(place)
    groups.set(code, group)
  }
  return [...groups.values()]
}

const isNear = (place: PlaceDto | NearPlaceDto): place is NearPlaceDto => 'near' in place
