import { reportReasons } from '../../../shared/api/moderation.ts'
import { limits } from '../../../shared/limits.ts'
import { moderationWords } from '../../../shared/text/moderation.ts'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { ChoiceRows } from '../../../shared/ui/forms/ChoiceRows.tsx'
import { ErrorSummary } from '../../../shared/ui/forms/ErrorSummary.tsx'
import { Field } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import type { Context } from '../../context.ts'
import type { Problem } from '../../errors.ts'
import type { PageView } from '../../http/page.tsx'
import { errorFor } from '../../http/problem-handler.tsx'
import { typedText, type Typed } from '../../http/routes.ts'
import { formErrors } from '../../writing/form-errors.ts'
import { PersonalDataFound } from '../../writing/personal-data-found.tsx'

/** The form that anybody may send: which page, what is wrong with it, in a few words. */
export function reportPage({ locale }: Pick<Context, 'locale'>, typed: Typed, problem?: Problem): PageView {
  const text = moderationWords[locale]
  const value = (field: string) => typedText(typed, field)
  const errors = formErrors(problem, locale)
  return {
    title: text.title,
    noindex: true,
    body: (
      <Columns
        kind="aside"
        aside={
          <Paper as="aside" labelledBy="who-reads">
            <h2 id="who-reads">{text.whoReads}</h2>
            <p>{text.whoReadsMore}</p>
          </Paper>
        }
      >
        <PageTitle title={text.title} lead={text.lead} />
        <Alert kind="bad" icon="phone" title={text.urgent} />
        <ErrorSummary locale={locale} errors={errors} />
        <Form action="/reports">
          <Field
            name="target"
            label={text.target}
            hint={text.targetHint}
            locale={locale}
            value={value('target')}
            error={errorFor(errors, 'target')}
            control={{ autoComplete: 'off', spellcheck: false, maxLength: limits.report.target }}
          >
            <PersonalDataFound locale={locale} problem={problem} field="target" typed={value('target')} />
          </Field>
          <ChoiceRows
            kind="radio"
            name="reason"
            legend={text.reason}
            locale={locale}
            chosen={[value('reason')]}
            error={errorFor(errors, 'reason')}
            choices={reportReasons.map((reason) => ({
              value: reason,
              label: text[reason],
              detail: text[`${reason}-means`],
            }))}
          />
          <Field
            kind="textarea"
            name="details"
            label={text.details}
            hint={text.detailsHint}
            locale={locale}
            rows={5}
            value={value('details')}
            error={errorFor(errors, 'details')}
          >
            <PersonalDataFound locale={locale} problem={problem} field="details" typed={value('details')} />
          </Field>
          <Button>{text.send}</Button>
        </Form>
      </Columns>
    ),
  }
}
