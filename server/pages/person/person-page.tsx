import type { PersonDto } from '../../../shared/api/people.ts'
import type { ThreadItemDto } from '../../../shared/api/threads.ts'
import { accountsWords } from '../../../shared/text/accounts.ts'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import { Avatar } from '../../../shared/ui/people/Avatar.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { ThreadList } from '../../../shared/ui/thread/ThreadList.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'

/** Somebody's page: facts, never points or ranks. */
export function personPage({ locale, now }: Context, person: PersonDto, threads: ThreadItemDto[]): PageView {
  const text = accountsWords[locale]
  const roles = { moderator: text.speaksFor, admin: text.speaksFor, lead: text.leads, member: text.memberOf }
  return {
    title: person.handle,
    noindex: true,
    width: 'text',
    body: (
      <>
        {person.isExample && <Alert kind="idle" icon="eye" title={text.example} />}
        <PageTitle title={person.handle} mark={<Avatar name={person.handle} kind="person" />} />
        {person.memberships.length === 0 ? (
          <p>{text.noMembership}</p>
        ) : (
          <ul>
            {person.memberships.map(({ role, agency, collective }) => (
              <li key={agency?.slug ?? collective?.slug}>
                {roles[role]}{' '}
                {agency ? (
                  <a href={`/agencies/${agency.slug}`}>{agency.name}</a>
                ) : (
                  <a href={`/collectives/${collective?.slug}`}>{collective?.name}</a>
                )}
              </li>
            ))}
          </ul>
        )}
        <Section id="questions" title={text.lastQuestions}>
          <ThreadList threads={threads} now={now} locale={locale} empty={text.noQuestions} />
        </Section>
      </>
    ),
  }
}
