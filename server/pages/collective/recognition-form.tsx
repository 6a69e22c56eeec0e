import type { RecognitionDto } from '../../../shared/api/collectives.ts'
import { collectivesWords } from '../../../shared/text/collectives.ts'
import { problemSentences } from '../../../shared/text/problems.ts'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { ChoiceRows } from '../../../shared/ui/forms/ChoiceRows.tsx'
import { ErrorSummary } from '../../../shared/ui/forms/ErrorSummary.tsx'
import { Field, fieldId } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import type { Context } from '../../context.ts'
import type { FailedCollectiveForm } from '../../features/collectives/collectives.routes.ts'
import { errorFor } from '../../http/problem-handler.tsx'
import { typedText } from '../../http/routes.ts'
import { isModeratorOf } from '../../policy/actor.ts'
import { can } from '../../policy/policies.ts'
import { formErrors } from '../../writing/form-errors.ts'
import { PersonalDataFound } from '../../writing/personal-data-found.tsx'
import type { CollectivePageData } from './read-collective-page.ts'

interface RecognitionFormProps {
  ctx: Context
  data: CollectivePageData
  recognition: RecognitionDto
  failed: FailedCollectiveForm | undefined
}

/** Under a request: the decision for a moderator of its agency while it waits, the reply for a lead after a refusal. */
export function RecognitionForm(props: RecognitionFormProps) {
  const { ctx, data, recognition } = props
  const record = data.recognitions.find(({ _id }) => _id === recognition.id)
  if (!record) return null
  if (recognition.waiting && isModeratorOf(ctx.actor, record.agencyId)) {
    const decision = can(ctx.actor, 'recognition.decide', record)
    if (decision.allowed) return <DecisionForm {...props} />
    const { title, detail } = problemSentences(ctx.locale, 'not-allowed', decision.reason)
    return (
      <Alert kind="idle" icon="lock" title={title}>
        {detail}
      </Alert>
    )
  }
  const mayReply = can(ctx.actor, 'recognition.reply', record).allowed
  return mayReply && recognition.state === 'refused' && recognition.reply === undefined ? (
    <ReplyForm {...props} />
  ) : null
}

function DecisionForm({ ctx: { locale }, recognition, failed }: RecognitionFormProps) {
  const text = collectivesWords[locale]
  const mine = failed?.form === 'decide' && failed.recognitionId === recognition.id ? failed : undefined
  const typed = mine?.typed ?? {}
  const errors = formErrors(mine?.problem, locale)
  return (
    <>
      <h4 class="recognition__form-title">{text.decide(recognition.agency.name)}</h4>
      <ErrorSummary locale={locale} errors={errors} />
      <Form action={`/recognitions/${recognition.id}/decision`} id={`decide-${recognition.id}`}>
        <ChoiceRows
          kind="radio"
          name="decision"
          legend={text.decision}
          locale={locale}
          beside
          chosen={[typedText(typed, 'decision')]}
          error={errorFor(errors, 'decision')}
          choices={[
            { value: 'recognised', label: text.recognise, detail: text.recogniseMeans },
            { value: 'refused', label: text.refuse, detail: text.refuseMeans },
          ]}
        />
        <Field
          kind="textarea"
          name="reason"
          id={idOf('reason', recognition, mine)}
          label={text.reason}
          hint={text.reasonHint}
          locale={locale}
          rows={4}
          value={typedText(typed, 'reason')}
          error={errorFor(errors, 'reason')}
        >
          <PersonalDataFound
            locale={locale}
            problem={mine?.problem}
            field="reason"
            typed={typedText(typed, 'reason')}
          />
        </Field>
        <Button>{text.sendDecision}</Button>
      </Form>
    </>
  )
}

function ReplyForm({ ctx: { locale }, recognition, failed }: RecognitionFormProps) {
  const text = collectivesWords[locale]
  const mine = failed?.form === 'reply' && failed.recognitionId === recognition.id ? failed : undefined
  const typed = mine?.typed ?? {}
  const errors = formErrors(mine?.problem, locale)
  return (
    <>
      <ErrorSummary locale={locale} errors={errors} />
      <Form action={`/recognitions/${recognition.id}/reply`} id={`reply-${recognition.id}`}>
        <Field
          kind="textarea"
          name="body"
          id={idOf('body', recognition, mine)}
          label={text.reply}
          hint={text.replyHint}
          locale={locale}
          rows={4}
          value={typedText(typed, 'body')}
          error={errorFor(errors, 'body')}
        >
          <PersonalDataFound
            locale={locale}
            problem={mine?.problem}
            field="body"
            typed={typedText(typed, 'body')}
          />
        </Field>
        <Button>{text.sendReply}</Button>
      </Form>
    </>
  )
}

/** Several requests may each have a form: the one that failed has the id that the summary of errors leads to. */
const idOf = (field: string, { id }: RecognitionDto, mine: FailedCollectiveForm | undefined): string =>
  mine ? fieldId(field) : `${fieldId(field)}-${id}`
