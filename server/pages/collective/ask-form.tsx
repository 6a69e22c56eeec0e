import { collectivesWords } from '../../../shared/text/collectives.ts'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { ErrorSummary } from '../../../shared/ui/forms/ErrorSummary.tsx'
import { Field } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import type { Context } from '../../context.ts'
import type { AgencyRecord } from '../../features/agencies/index.ts'
import type { FailedCollectiveForm } from '../../features/collectives/collectives.routes.ts'
import { topicCovers } from '../../features/topics/index.ts'
import { errorFor } from '../../http/problem-handler.tsx'
import { typedText } from '../../http/routes.ts'
import { can } from '../../policy/policies.ts'
import { formErrors } from '../../writing/form-errors.ts'
import { PersonalDataFound } from '../../writing/personal-data-found.tsx'
import type { CollectivePageData } from './read-collective-page.ts'

interface AskFormProps {
  ctx: Context
  data: CollectivePageData
  failed: FailedCollectiveForm | undefined
}

/** A lead's form: which agency is asked to recognise the collective, and what it is told. Nothing for anybody else. */
export function AskForm({ ctx, data, failed }: AskFormProps) {
  const { actor, locale } = ctx
  const { collective, agencies } = data
  const text = collectivesWords[locale]
  if (!can(actor, 'collective.ask-recognition', { id: collective._id }).allowed) return null
  const typed = failed?.typed ?? {}
  const errors = formErrors(failed?.problem, locale)
  return (
    <Paper as="section" labelledBy="ask-recognition" id="ask">
      <h2 id="ask-recognition">{text.ask}</h2>
      {agencies.length === 0 ? (
        <p>{text.noAgency}</p>
      ) : (
        <>
          <p>{text.askLead}</p>
          <ErrorSummary locale={locale} errors={errors} />
          <Form action={`/collectives/${collective.slug}/recognitions`}>
            <Field
              kind="select"
              name="agency"
              label={text.agency}
              locale={locale}
              value={typedText(typed, 'agency')}
              error={errorFor(errors, 'agency')}
              empty={text.chooseAgency}
              options={optionsFor(data, text)}
            />
            <Field
              kind="textarea"
              name="message"
              label={text.message}
              hint={text.messageHint}
              locale={locale}
              rows={5}
              value={typedText(typed, 'message')}
              error={errorFor(errors, 'message')}
            >
              <PersonalDataFound
                locale={locale}
                problem={failed?.problem}
                field="message"
                typed={typedText(typed, 'message')}
              />
            </Field>
            <Button>{text.sendAsk}</Button>
          </Form>
        </>
      )}
    </Paper>
  )
}

/** Agencies that know the collective's topics come first: they can judge. */
function optionsFor(
  { agencies, collective }: CollectivePageData,
  text: { competent: string; others: string },
) {
  const knows = ({ competences }: AgencyRecord) =>
    competences.some(({ topic }) =>
      collective.topics.some((own) => topicCovers(topic, own) || topicCovers(own, topic)),
    )
  const option = ({ slug, name }: AgencyRecord) => ({ value: slug, label: name })
  return [
    { label: text.competent, options: agencies.filter(knows).map(option) },
    { label: text.others, options: agencies.filter((agency) => !knows(agency)).map(option) },
  ].filter(({ options }) => options.length > 0)
}
