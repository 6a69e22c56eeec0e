import type { ReceiptDto } from '../../../shared/api/moderation.ts'
import { moderationWords } from '../../../shared/text/moderation.ts'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { When } from '../../../shared/ui/time/When.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'

/** What the sender of a report keeps: its number, and what comes next. */
export function receiptPage({ locale, now }: Context, receipt: ReceiptDto): PageView {
  const text = moderationWords[locale]
  const { number, target, reason, createdAt } = receipt
  return {
    title: text.receipt,
    noindex: true,
    width: 'text',
    body: (
      <>
        <PageTitle title={text.receipt} lead={text.receiptLead(number)} />
        <Alert kind="ok" title={text.receiptKeep}>
          {text.receiptNext}
        </Alert>
        <dl class="facts-list">
          <div>
            <dt>{text.about}</dt>
            <dd>
              <a href={target}>{target}</a>
            </dd>
          </div>
          <div>
            <dt>{text.reason}</dt>
            <dd>{text[reason]}</dd>
          </div>
          <div>
            <dt>{text.sentOn}</dt>
            <dd>
              <When at={createdAt} now={now} locale={locale} as="moment" />
            </dd>
          </div>
        </dl>
        <Actions>
          <ButtonLink href={target} kind="secondary">
            {text.backToPage}
          </ButtonLink>
        </Actions>
      </>
    ),
  }
}
