import type { MembershipDto } from '../../../shared/api/people.ts'
import type { PersonPageDto } from '../../../shared/api/person-page.ts'
import { accountsWords } from '../../../shared/text/accounts.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { List } from '../../../shared/ui/lists/List.tsx'
import { Pagination } from '../../../shared/ui/lists/Pagination.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import { Avatar } from '../../../shared/ui/people/Avatar.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { AnswerRow } from '../../../shared/ui/thread/AnswerRow.tsx'
import { ThreadList } from '../../../shared/ui/thread/ThreadList.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'
import type { PersonCursors } from './read-person-page.ts'

/** Somebody's page: facts, never points or ranks. */
export function personPage(
  { locale, now }: Context,
  { person, answers, nextAnswers, threads, nextThreads }: PersonPageDto,
  { answers: answersAfter, questions: questionsAfter }: PersonCursors,
): PageView {
  const text = accountsWords[locale]
  const isFirst = answersAfter === undefined && questionsAfter === undefined
  return {
    title: person.handle,
    noindex: true,
    width: 'text',
    body: (
      <>
        {person.isExample && <Alert kind="idle" icon="eye" title={text.example} />}
        <PageTitle title={person.handle} mark={<Avatar name={person.handle} kind="person" />} />
        <Memberships memberships={person.memberships} locale={locale} />
        {questionsAfter === undefined && (
          <Section id="answers" title={text.answersGiven}>
            <List empty={<p>{isFirst ? text.noAnswers : text.noMoreAnswers}</p>}>
              {answers.map((answer) => (
                <AnswerRow key={answer.id} answer={answer} now={now} locale={locale} />
              ))}
            </List>
            <Pagination locale={locale} next={nextAnswers} />
          </Section>
        )}
        {answersAfter === undefined && (
          <Section id="questions" title={text.questionsAsked}>
            <ThreadList
              threads={threads}
              now={now}
              locale={locale}
              empty={<p>{isFirst ? text.noQuestions : text.noMoreQuestions}</p>}
            />
            <Pagination locale={locale} next={nextThreads} />
          </Section>
        )}
        {!isFirst && (
          <p>
            <a class="alone" href={`/people/${encodeURIComponent(person.handle)}`}>
              {text.wholePage(person.handle)}
            </a>
          </p>
        )}
      </>
    ),
  }
}

/** For whom they speak, and what they lead. */
function Memberships({ memberships, locale }: { memberships: readonly MembershipDto[]; locale: Locale }) {
  const text = accountsWords[locale]
  const roles = { moderator: text.speaksFor, admin: text.speaksFor, lead: text.leads, member: text.memberOf }
  if (memberships.length === 0) return <p>{text.noMembership}</p>
  return (
    <ul>
      {memberships.map(({ role, agency, collective }) => (
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
  )
}
