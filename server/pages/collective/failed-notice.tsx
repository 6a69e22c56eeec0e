import { collectivesWords } from '../../../shared/text/collectives.ts'
import { problemSentences } from '../../../shared/text/problems.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { Paragraphs } from '../../../shared/ui/frame/Paragraphs.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import type { Context } from '../../context.ts'
import type { FailedCollectiveForm } from '../../features/collectives/collectives.routes.ts'
import { typedText } from '../../http/routes.ts'
import { can } from '../../policy/policies.ts'
import type { CollectivePageData } from './read-collective-page.ts'

/** Is the form that failed still on the page, so that it can say itself what was wrong? */
export function isShown(ctx: Context, data: CollectivePageData, failed: FailedCollectiveForm): boolean {
  const { actor } = ctx
  if (failed.form === 'ask')
    return (
      data.agencies.length > 0 &&
      can(actor, 'collective.ask-recognition', { id: data.collective._id }).allowed
    )
  const record = data.recognitions.find(({ _id }) => _id === failed.recognitionId)
  const dto = data.dto.collective.recognitions.find(({ id }) => id === failed.recognitionId)
  if (!record || !dto) return false
  return failed.form === 'decide'
    ? dto.waiting && can(actor, 'recognition.decide', record).allowed
    : dto.state === 'refused' && dto.reply === undefined && can(actor, 'recognition.reply', record).allowed
}

/** Why a form that is gone was not taken, with the words that were typed in it: somebody else was faster, or alone may. */
export function FailedNotice({ locale, failed }: { locale: Locale; failed: FailedCollectiveForm }) {
  const { problem, typed } = failed
  const { title, detail } = problemSentences(locale, problem.code, problem.reason)
  const words = ['message', 'reason', 'body'].map((field) => typedText(typed, field)).find(Boolean)
  return (
    <Alert kind="bad" title={title} role="alert">
      <p>{detail}</p>
      {words && (
        <>
          <p>{collectivesWords[locale].yourWords}</p>
          <blockquote>
            <Paragraphs text={words} />
          </blockquote>
        </>
      )}
    </Alert>
  )
}
