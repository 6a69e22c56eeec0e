import type { MovedAnswerDto } from '../../../shared/api/validation.ts'
import { threadsWords } from '../../../shared/text/threads.ts'
import { validationWords } from '../../../shared/text/validation.ts'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { SealErrors, SealForm } from '../../../shared/ui/seals/SealForm.tsx'
import { sourceProposals } from '../../../shared/ui/seals/source-proposals.ts'
import { WordDifference } from '../../../shared/ui/seals/WordDifference.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { BodyHtml } from '../../../shared/ui/thread/BodyHtml.tsx'
import type { Context } from '../../context.ts'
import { Conflict, type Problem } from '../../errors.ts'
import type { PageView } from '../../http/page.tsx'
import { typedList, typedText, type Typed } from '../../http/routes.ts'
import { formErrors } from '../../writing/form-errors.ts'
import { PersonalDataFound } from '../../writing/personal-data-found.tsx'
import { presentSource } from '../sources/index.ts'
import { threadUrl } from '../threads/index.ts'
import type { VerdictForm } from './read-verdict-form.ts'
import { endBounds } from './validation.rules.ts'

/** A verdict that was not recorded: the answer as it stands, what was wrong, and all that was typed. */
export function verdictPage(
  { locale, now }: Pick<Context, 'locale' | 'now'>,
  { answer, author, thread, agencies, fiches }: VerdictForm,
  typed: Typed,
  problem: Problem,
): PageView {
  const text = validationWords[locale]
  const moved = problem instanceof Conflict ? (problem.current as MovedAnswerDto) : undefined
  const question = thread.withdrawnAt ? threadsWords[locale].withdrawnQuestion : thread.title
  const answerUrl = `${threadUrl(thread)}#post-${answer.seq}`
  const revision = answer.revision ?? 1
  // What is shown here is what the next verdict is about.
  const shown = { id: answer._id, seq: answer.seq, revision, author }
  const errors = moved ? [] : formErrors(problem, locale)
  const sources = answer.sources.map((source) => presentSource(source, now))
  const value = (field: string) => typedText(typed, field)
  const typedSources = typedList(typed, 'sources')
    .flatMap((source) => source.split(/\r?\n/))
    .filter((source) => source.trim() !== '')
  return {
    title: text.verdictOn(revision),
    noindex: true,
    width: 'text',
    body: (
      <>
        <Breadcrumb
          locale={locale}
          steps={[{ label: question, href: answerUrl }, { label: text.verdictOn(revision) }]}
        />
        <PageTitle title={text.verdictOn(revision)} />
        <SealErrors locale={locale} answer={shown} errors={errors} />
        {moved && (
          <Alert kind="bad" role="alert" title={text.notPlaced}>
            {text.readAgain(Number(value('revision')), moved.revision)}
          </Alert>
        )}
        <Paper as="section" labelledBy="answer-now">
          <h2 id="answer-now">{moved ? text.difference : text.theAnswer}</h2>
          {moved ? (
            <WordDifference changes={moved.difference} locale={locale} />
          ) : (
            <BodyHtml html={answer.bodyHtml} />
          )}
        </Paper>
        <SealForm
          locale={locale}
          answer={shown}
          agencies={agencies}
          proposals={sourceProposals(sources, fiches, locale)}
          question={question}
          bounds={endBounds(now)}
          fields={{
            agency: value('agency'),
            verdict: value('verdict'),
            note: value('note'),
            sources: typedSources,
            quote: value('quote'),
            validUntil: value('validUntil'),
          }}
          errors={errors}
          under={(field) => (
            <PersonalDataFound
              locale={locale}
              problem={problem}
              field={field}
              typed={field === 'sources' ? typedSources.join('\n') : value(field)}
            />
          )}
        />
      </>
    ),
  }
}
