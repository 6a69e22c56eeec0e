import { homeDoors, homeWords } from '../../../shared/text/home.ts'
import { uiWords } from '../../../shared/text/ui.ts'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { SearchForm } from '../../../shared/ui/forms/SearchForm.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { HomeBand } from '../../../shared/ui/frame/HomeBand.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import type { IconName } from '../../../shared/ui/icons/Icon.tsx'
import { Island } from '../../../shared/ui/Island.tsx'
import { LifeEventTiles } from '../../../shared/ui/lists/LifeEventTiles.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { SpeakToSomeone } from '../../../shared/ui/status/SpeakToSomeone.tsx'
import { ThreadList } from '../../../shared/ui/thread/ThreadList.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'
import type { HomeData } from './read-home.ts'

/** How far search has come with the official sheets. */
export interface SearchProgress {
  done: number
  total: number
}

/** Where each door leads, and what is drawn on it. */
const doors = [
  { door: 'deces', topic: 'deces', icon: 'candle' },
  { door: 'naissance', topic: 'arrivee-enfant', icon: 'cradle' },
  { door: 'retraite', topic: 'retraite', icon: 'sun' },
  { door: 'logement', topic: 'logement', icon: 'box' },
  { door: 'emploi', topic: 'recherche-emploi', icon: 'briefcase' },
  { door: 'separation', topic: 'separation', icon: 'rings' },
  { door: 'papiers', topic: 'papiers', icon: 'card' },
  { door: 'sante', topic: 'sante', icon: 'heart' },
] as const satisfies readonly { door: string; topic: string; icon: IconName }[]

/** Search, ask, what happens in a life, what was just validated, and who waits. */
export function homePage(
  { locale, now }: Context,
  data: HomeData,
  { progress, trial }: { progress: SearchProgress | undefined; trial: boolean },
): PageView {
  const text = homeWords[locale]
  const count = new Intl.NumberFormat(locale)
  const words = homeDoors[locale]
  const tiles = doors.map(({ door, topic, icon }) => {
    return { href: `/topics/${topic}`, label: words[door], detail: words[`${door}More`], icon }
  })
  return {
    title: 'Palier',
    description: text.lead,
    canonical: '/',
    ownSearch: true,
    body: (
      <>
        <HomeBand title={text.title} lead={text.lead}>
          <Island name="suggest" props={{ locale }}>
            <SearchForm locale={locale} />
          </Island>
          <Actions>
            <ButtonLink href="/ask" kind="secondary">
              {text.ask}
            </ButtonLink>
          </Actions>
        </HomeBand>
        {trial && (
          <Alert kind="lamp" icon="key" title={<a href="/login">{text.trial}</a>}>
            {text.trialMore}
          </Alert>
        )}
        {progress && (
          <Alert
            kind="wait"
            icon="clock"
            title={text.indexing(count.format(progress.done), count.format(progress.total))}
          >
            {text.indexingMore}
          </Alert>
        )}
        <Section id="events" title={text.events} link={{ href: '/topics', label: text.allTopics }}>
          <LifeEventTiles tiles={tiles} />
        </Section>
        <Columns kind="even">
          <Section
            id="waiting"
            title={text.waiting}
            note={data.waitingCount > 0 && text.waitingCount(data.waitingCount)}
          >
            <ThreadList threads={data.waiting} now={now} locale={locale} empty={text.noWaiting} />
          </Section>
          <Section id="validated" title={text.validated}>
            <ThreadList threads={data.validated} now={now} locale={locale} empty={text.noValidated} />
          </Section>
        </Columns>
        <Paper as="section" labelledBy="collective-title">
          <h2 id="collective-title">{text.collective}</h2>
          <p>{text.collectiveLead}</p>
          <Actions>
            <ButtonLink href="/collectives/new" kind="secondary">
              {text.makeCollective}
            </ButtonLink>
            <ButtonLink href="/collectives" kind="bare">
              {uiWords[locale].collectives}
            </ButtonLink>
          </Actions>
        </Paper>
        <SpeakToSomeone locale={locale} />
      </>
    ),
  }
}
