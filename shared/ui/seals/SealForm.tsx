import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../api/problem.ts'
import type { SpokenFor, Verdict } from '../../api/validation.ts'
import { verdicts } from '../../api/validation.ts'
import { validationWords } from '../../text/validation.ts'
import type { Locale } from '../../text/words.ts'
import { Button } from '../forms/Button.tsx'
import { ChoiceRows } from '../forms/ChoiceRows.tsx'
import { ErrorSummary } from '../forms/ErrorSummary.tsx'
import { Field, fieldId } from '../forms/Field.tsx'
import { Form } from '../forms/Form.tsx'
import { SealSources } from './SealSources.tsx'
import type { SourceProposal } from './source-proposals.ts'

/** What stands in the fields: proposed, or as it was typed. */
export interface VerdictFields {
  agency: string
  verdict: string
  note: string
  sources: readonly string[]
  quote: string
  validUntil: string
}

export interface SealFormProps {
  locale: Locale
  answer: { id: string; seq: number; revision: number; author: string }
  /** Those in whose name this person may speak here. */
  agencies: readonly SpokenFor[]
  fields: VerdictFields
  /** The first and last date that may be chosen. */
  bounds: { min: string; max: string }
  /** Sources at hand, each cited by one tap, the likeliest first. */
  proposals: readonly SourceProposal[]
  /** What to search the sheets for. */
  question: string
  errors?: readonly FieldError[]
  /** Under a field: a number that was caught there. */
  under?: (field: 'note' | 'sources' | 'quote') => ComponentChildren
}

/** The same, folded under its answer until somebody wants it. */
export function FoldedSealForm(props: SealFormProps) {
  return (
    <details class="seal-form">
      <summary class="seal-form__summary">{validationWords[props.locale].giveVerdict}</summary>
      <SealForm {...props} />
    </details>
  )
}

// Several of these forms stand on one page.
const nameOf = (seq: number, field: string) => `seal-${seq}-${field}`

/** What was wrong with a verdict, on top of the page that shows its form again. */
export function SealErrors({
  locale,
  answer,
  errors = [],
}: Pick<SealFormProps, 'locale' | 'answer' | 'errors'>) {
  const named = errors.map(({ field, message }) => ({ field: nameOf(answer.seq, field), message }))
  return <ErrorSummary locale={locale} errors={named} />
}

/** An agency's verdict on the version on show: what is sealed, what is said of it, on what ground, and until when. */
export function SealForm(props: SealFormProps) {
  const { locale, answer, agencies, fields, bounds, errors = [], under } = props
  const text = validationWords[locale]
  const id = (field: string) => fieldId(nameOf(answer.seq, field))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const [only, ...others] = agencies
  return (
    <div class="seal-form__inside">
      <Form
        action={`/answers/${answer.id}/validations`}
        hidden={{
          revision: String(answer.revision),
          ...(others.length === 0 && { agency: only?.slug ?? fields.agency }),
        }}
      >
        <dl class="seal-form__about">
          <div>
            <dt>{text.about}</dt>
            <dd>{text.answerOf(answer.author, answer.revision)}</dd>
          </div>
          {only && others.length === 0 && (
            <div>
              <dt>{text.agency}</dt>
              <dd>{text.inRole(only.name, only.role)}</dd>
            </div>
          )}
        </dl>
        {others.length > 0 && (
          <Field
            kind="select"
            name="agency"
            id={id('agency')}
            label={text.agency}
            locale={locale}
            value={fields.agency}
            error={errorOf('agency')}
            options={agencies.map((each) => ({ value: each.slug, label: text.inRole(each.name, each.role) }))}
          />
        )}
        <ChoiceRows
          kind="radio"
          name="verdict"
          id={id('verdict')}
          legend={text.verdict}
          locale={locale}
          beside
          chosen={[fields.verdict]}
          error={errorOf('verdict')}
          choices={verdicts.map((verdict) => ({
            value: verdict,
            label: text[verdict],
            detail: text[meanings[verdict]],
          }))}
        />
        <Field
          kind="textarea"
          name="note"
          id={id('note')}
          label={text.note}
          hint={text.noteHint}
          locale={locale}
          optional
          rows={2}
          value={fields.note}
          error={errorOf('note')}
        >
          {under?.('note')}
        </Field>
        <SealSources
          locale={locale}
          id={id('sources')}
          proposals={props.proposals}
          chosen={fields.sources}
          question={props.question}
          error={errorOf('sources')}
          underTyped={under?.('sources')}
          isQuoting={fields.quote !== '' || errorOf('quote') !== undefined}
          quote={
            <Field
              kind="textarea"
              name="quote"
              id={id('quote')}
              label={text.quote}
              hint={text.quoteHint}
              locale={locale}
              optional
              rows={2}
              value={fields.quote}
              error={errorOf('quote')}
            >
              {under?.('quote')}
            </Field>
          }
        />
        <Field
          kind="date"
          name="validUntil"
          id={id('validUntil')}
          label={text.validUntil}
          hint={text.validUntilHint}
          locale={locale}
          value={fields.validUntil}
          error={errorOf('validUntil')}
          control={bounds}
        />
        <Button icon="check">{text.place}</Button>
      </Form>
    </div>
  )
}

const meanings = {
  validated: 'validatedMeans',
  corrected: 'correctedMeans',
  outdated: 'outdatedMeans',
} as const satisfies Record<Verdict, string>
