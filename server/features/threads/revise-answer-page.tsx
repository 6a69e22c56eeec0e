import { threadsWords } from '../../../shared/text/threads.ts'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { Button, ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { ErrorSummary } from '../../../shared/ui/forms/ErrorSummary.tsx'
import { Field } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import type { Context } from '../../context.ts'
import { Conflict, type Problem } from '../../errors.ts'
import type { PageView } from '../../http/page.tsx'
import { errorFor } from '../../http/problem-handler.tsx'
import { typedList, typedText, type Typed } from '../../http/routes.ts'
import { formErrors } from '../../writing/form-errors.ts'
import { PersonalDataFound } from '../../writing/personal-data-found.tsx'
import { sourceText } from '../sources/index.ts'
import type { PostRecord } from './post.model.ts'
import type { ThreadRecord } from './thread.model.ts'
import { threadUrl } from './thread.presenter.ts'
import { sealsInForce } from './thread.rules.ts'

/** One's own answer, to be corrected; says beforehand when a seal would fall. */
export function reviseAnswerPage(
  { locale, now }: Pick<Context, 'locale' | 'now'>,
  thread: ThreadRecord,
  answer: PostRecord,
  sealedBy: readonly string[],
  typed: Typed = {},
  problem?: Problem,
): PageView {
  const text = threadsWords[locale]
  const moved = problem instanceof Conflict
  const errors = moved ? [] : formErrors(problem, locale)
  const again = Object.keys(typed).length > 0
  const facts = thread.answers.find(({ id }) => id === answer._id)
  const sealed = facts !== undefined && sealsInForce(facts, now).length > 0
  return {
    title: text.revise,
    width: 'text',
    noindex: true,
    body: (
      <>
        <Breadcrumb
          locale={locale}
          steps={[
            { label: thread.title, href: `${threadUrl(thread)}#post-${answer.seq}` },
            { label: text.revise },
          ]}
        />
        <PageTitle title={text.revise} lead={text.reviseLead} />
        {sealed && <Alert kind="wait" title={text.sealFalls(sealedBy.join(', '))} />}
        {moved && (
          <Alert kind="bad" title={text.changedMeanwhile}>
            <blockquote>{answer.body}</blockquote>
          </Alert>
        )}
        <ErrorSummary locale={locale} errors={errors} />
        <Form
          action={`/answers/${answer._id}/revisions`}
          hidden={{ baseRevision: String(answer.revision ?? 1) }}
        >
          <Field
            kind="textarea"
            name="body"
            label={text.yourAnswer}
            hint={text.answerHint}
            locale={locale}
            rows={10}
            value={again ? typedText(typed, 'body') : answer.body}
            error={errorFor(errors, 'body')}
          >
            <PersonalDataFound
              locale={locale}
              problem={problem}
              field="body"
              typed={typedText(typed, 'body')}
            />
          </Field>
          <Field
            kind="textarea"
            name="sources"
            label={text.sources}
            hint={text.sourceHint}
            locale={locale}
            optional
            rows={3}
            value={(again ? typedList(typed, 'sources') : answer.sources.map(sourceText)).join('\n')}
            error={errorFor(errors, 'sources')}
          >
            <PersonalDataFound
              locale={locale}
              problem={problem}
              field="sources"
              typed={typedList(typed, 'sources').join('\n')}
            />
          </Field>
          <Actions>
            <Button>{text.saveRevision}</Button>
            <ButtonLink href={`${threadUrl(thread)}#post-${answer.seq}`} kind="bare">
              {text.keep}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  }
}
