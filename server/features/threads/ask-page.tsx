import { randomUUID } from 'node:crypto'
import { threadsWords } from '../../../shared/text/threads.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { ChoiceRows } from '../../../shared/ui/forms/ChoiceRows.tsx'
import { ErrorSummary } from '../../../shared/ui/forms/ErrorSummary.tsx'
import { Field, type Option } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { Island } from '../../../shared/ui/Island.tsx'
import type { Context } from '../../context.ts'
import type { Problem } from '../../errors.ts'
import type { PageView } from '../../http/page.tsx'
import { errorFor } from '../../http/problem-handler.tsx'
import { typedText, type Typed } from '../../http/routes.ts'
import { formErrors } from '../../writing/form-errors.ts'
import { PersonalDataFound } from '../../writing/personal-data-found.tsx'
import { listTopics, proceduresOf } from '../topics/index.ts'

/** The question form: with nothing typed, or again with all that was and what was wrong. */
export function askPage({ locale }: Pick<Context, 'locale'>, typed: Typed, problem?: Problem): PageView {
  const text = threadsWords[locale]
  const value = (field: string) => typedText(typed, field)
  const errors = formErrors(problem, locale)
  return {
    title: text.ask,
    noindex: problem !== undefined,
    body: (
      <Columns
        kind="aside"
        aside={
          <>
            <Paper as="aside" shape="door" labelledBy="after-ask">
              <h2 id="after-ask">{text.afterAsk}</h2>
              <p>{text.afterAskSteps}</p>
            </Paper>
            <Island name="similar" props={{ locale }} />
          </>
        }
      >
        <PageTitle title={text.ask} lead={text.askLead} />
        <ErrorSummary locale={locale} errors={errors} />
        <Form action="/threads" id="ask" hidden={{ clientId: value('clientId') || randomUUID() }}>
          <Field
            name="title"
            label={text.title}
            hint={text.titleHint}
            locale={locale}
            value={value('title')}
            error={errorFor(errors, 'title')}
            control={{ maxLength: 150, autoComplete: 'off' }}
          >
            <PersonalDataFound locale={locale} problem={problem} field="title" typed={value('title')} />
          </Field>
          <Field
            kind="textarea"
            name="body"
            label={text.body}
            hint={text.bodyHint}
            locale={locale}
            optional
            rows={8}
            value={value('body')}
            error={errorFor(errors, 'body')}
          >
            <PersonalDataFound locale={locale} problem={problem} field="body" typed={value('body')} />
          </Field>
          <Field
            kind="select"
            name="topic"
            label={text.topic}
            locale={locale}
            value={value('topic')}
            error={errorFor(errors, 'topic')}
            empty={text.chooseTopic}
            options={topicOptions(locale)}
          />
          <Field
            name="territory"
            label={text.territory}
            hint={text.territoryHint}
            locale={locale}
            optional
            value={value('territory')}
            error={errorFor(errors, 'territory')}
            control={{ autoComplete: 'postal-code' }}
          />
          <ChoiceRows
            kind="radio"
            name="for"
            legend={text.forWhom}
            locale={locale}
            beside
            chosen={[value('for') || 'self']}
            choices={[
              { value: 'self', label: text.forSelf },
              { value: 'other', label: text.forOther },
            ]}
          />
          <Button>{text.publish}</Button>
        </Form>
      </Columns>
    ),
  }
}

/** Life events first, each alone; then each theme with itself and its procedures. */
function topicOptions(locale: Locale): { label: string; options: Option[] }[] {
  const option = ({ slug, name }: { slug: string; name: Record<Locale, string> }): Option => ({
    value: slug,
    label: name[locale],
  })
  return [
    { label: threadsWords[locale].lifeEvents, options: listTopics('event').map(option) },
    ...listTopics('theme').map((theme) => ({
      label: theme.name[locale],
      options: [option(theme), ...proceduresOf(theme.slug).map(option)],
    })),
  ]
}
