import { threadIslandWords } from '../../../shared/text/thread-islands.ts'
import { threadsWords } from '../../../shared/text/threads.ts'
import { FichesAtHand } from '../../../shared/ui/answer-form/FichesAtHand.tsx'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { ErrorSummary } from '../../../shared/ui/forms/ErrorSummary.tsx'
import { Field } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { Unfold } from '../../../shared/ui/forms/Unfold.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { Island } from '../../../shared/ui/Island.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import type { Context } from '../../context.ts'
import { isStaleEdition } from '../../features/fiches/index.ts'
import { errorFor } from '../../http/problem-handler.tsx'
import { typedList, typedText } from '../../http/routes.ts'
import { formErrors } from '../../writing/form-errors.ts'
import { PersonalDataFound } from '../../writing/personal-data-found.tsx'
import type { FailedForm } from './failed-form.ts'
import { formClientId } from './form-client-id.ts'
import type { ThreadPageData } from './read-thread-page.ts'

interface AnswerFormProps {
  ctx: Context
  data: ThreadPageData
  failed: FailedForm | undefined
}

/** The form to answer with, and the official sheets of the topic at hand to cite. */
export function AnswerForm({ ctx, data, failed }: AnswerFormProps) {
  const { actor, locale, now } = ctx
  const text = threadsWords[locale]
  const { thread, fiches } = data
  if (thread.closedAt) return <Alert kind="idle" title={text.closedForWriting} />
  const typed = failed?.typed ?? {}
  const errors = formErrors(failed?.problem, locale)
  const atHand = fiches.map(({ id, title, edition }) => ({ id, title, stale: isStaleEdition(edition, now) }))
  return (
    <section class="answer-form" id="answer" aria-labelledby="answer-title">
      <Paper>
        <h2 id="answer-title">{text.answerTitle}</h2>
        <ErrorSummary locale={locale} errors={errors} />
        <Form action={`/threads/${thread._id}/answers`} hidden={{ clientId: formClientId(actor, typed) }}>
          <Field
            kind="textarea"
            name="body"
            label={text.yourAnswer}
            hint={text.answerHint}
            locale={locale}
            rows={7}
            value={typedText(typed, 'body')}
            error={errorFor(errors, 'body')}
          >
            <PersonalDataFound
              locale={locale}
              problem={failed?.problem}
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
            rows={2}
            value={typedList(typed, 'sources').join('\n')}
            error={errorFor(errors, 'sources')}
          >
            <PersonalDataFound
              locale={locale}
              problem={failed?.problem}
              field="sources"
              typed={typedList(typed, 'sources').join('\n')}
            />
          </Field>
          <Unfold label={text.fichesAtHand} open={actor.id !== undefined}>
            <Island name="cite" props={{ fiches: atHand, locale }}>
              <FichesAtHand fiches={atHand} locale={locale} />
              <p>
                <a
                  class="alone"
                  href={`/search?kind=fiche&q=${encodeURIComponent(thread.title)}`}
                  target="_blank"
                  rel="noopener"
                >
                  {threadIslandWords[locale].searchFiches}
                </a>
              </p>
            </Island>
          </Unfold>
          <Button>{actor.id === undefined ? text.signInToAnswer : text.answer}</Button>
        </Form>
      </Paper>
    </section>
  )
}
