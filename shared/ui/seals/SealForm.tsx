import type { ComponentChildren } from 'preact'
import type { NamedDto } from '../../api/people.ts'
import type { FieldError } from '../../api/problem.ts'
import type { Verdict } from '../../api/validation.ts'
import { verdicts } from '../../api/validation.ts'
import { validationWords } from '../../text/validation.ts'
import type { Locale } from '../../text/words.ts'
import { Button } from '../forms/Button.tsx'
import { ChoiceRows } from '../forms/ChoiceRows.tsx'
import { ErrorSummary } from '../forms/ErrorSummary.tsx'
import { Field } from '../forms/Field.tsx'
import { Form } from '../forms/Form.tsx'
import type { SourceProposal } from './source-proposals.ts'

/** What stands in the fields: proposed, or as it was typed. */
export interface VerdictFields {
  agency: string
  verdict: string
  note: string
  sources: readonly string[]
  validUntil: string
}

export interface SealFormProps {
  locale: Locale
  answer: { id: string; seq: number; revision: number }
  /** Those in whose name this person may speak here. */
  agencies: readonly NamedDto[]
  fields: VerdictFields
  /** The first and last date that may be chosen. */
  bounds: { min: string; max: string }
  /** Sources at hand, each cited by one tap. */
  proposals: readonly SourceProposal[]
  /** What to search the sheets for. */
  question: string
  errors?: readonly FieldError[]
  /** Under the note: a number that was caught. */
  underNote?: ComponentChildren
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

/** An agency's verdict on the version on show. */
export function SealForm(props: SealFormProps) {
  const { locale, answer, agencies, fields, bounds, proposals, errors = [] } = props
  const text = validationWords[locale]
  // Several of these forms stand on one page.
  const name = (field: string) => `seal-${answer.seq}-${field}`
  const id = (field: string) => `field-${name(field)}`
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const [first, ...others] = agencies
  const atHand = proposals.map((proposal) => proposal.value)
  return (
    <div class="seal-form__inside">
      <ErrorSummary
        locale={locale}
        errors={errors.map(({ field, message }) => ({ field: name(field), message }))}
      />
      <Form
        action={`/answers/${answer.id}/validations`}
        hidden={{
          revision: String(answer.revision),
          ...(others.length === 0 && { agency: first?.slug ?? fields.agency }),
        }}
      >
        {first && others.length === 0 && <p>{text.inTheNameOf(first.name)}</p>}
        {others.length > 0 && (
          <Field
            kind="select"
            name="agency"
            id={id('agency')}
            label={text.agency}
            locale={locale}
            value={fields.agency}
            error={errorOf('agency')}
            options={agencies.map(({ slug, name: label }) => ({ value: slug, label }))}
          />
        )}
        <ChoiceRows
          kind="radio"
          name="verdict"
          id={id('verdict')}
          legend={text.verdictOn(answer.revision)}
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
        {proposals.length > 0 && (
          <ChoiceRows
            kind="checkbox"
            name="sources"
            id={id('proposed')}
            legend={text.proposed}
            locale={locale}
            chosen={[...fields.sources]}
            choices={[...proposals]}
          />
        )}
        <Field
          kind="textarea"
          name="sources"
          id={id('sources')}
          label={proposals.length > 0 ? text.otherSources : text.sources}
          hint={text.sourcesHint}
          locale={locale}
          rows={2}
          value={fields.sources.filter((source) => !atHand.includes(source)).join('\n')}
          error={errorOf('sources')}
        >
          <p>
            <a
              class="alone"
              href={`/search?kind=fiche&q=${encodeURIComponent(props.question)}`}
              target="_blank"
              rel="noopener"
            >
              {text.searchFiches}
            </a>
          </p>
        </Field>
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
        <Field
          kind="textarea"
          name="note"
          id={id('note')}
          label={text.note}
          hint={text.noteHint}
          locale={locale}
          optional
          rows={3}
          value={fields.note}
          error={errorOf('note')}
        >
          {props.underNote}
        </Field>
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
