import { threadsWords } from '../../../shared/text/threads.ts'
import { validationWords } from '../../../shared/text/validation.ts'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { SealBlock } from '../../../shared/ui/seals/SealBlock.tsx'
import { sealTitle } from '../../../shared/ui/seals/seal-look.ts'
import { BodyHtml } from '../../../shared/ui/thread/BodyHtml.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'
import { threadUrl } from '../threads/index.ts'
import type { SealShown } from './show-seal.ts'

/** One seal at its own address: what it says today, and the answer that it speaks of. */
export function sealPage({ locale }: Pick<Context, 'locale'>, { seal, answer, thread }: SealShown): PageView {
  const text = validationWords[locale]
  const title = sealTitle(seal, locale)
  const question = thread.withdrawnAt ? threadsWords[locale].withdrawnQuestion : thread.title
  const answerUrl = `${threadUrl(thread)}#post-${answer.seq}`
  return {
    title,
    noindex: true,
    width: 'text',
    body: (
      <>
        <Breadcrumb locale={locale} steps={[{ label: question, href: answerUrl }, { label: text.seal }]} />
        <PageTitle title={title} lead={text.sealOfQuestion(question)} />
        <SealBlock
          seal={seal}
          locale={locale}
          actions={seal.replacedBy !== undefined && <a href={`/seals/${seal.replacedBy}`}>{text.lastWord}</a>}
        />
        <Paper as="section" labelledBy="answer-now">
          <h2 id="answer-now">{text.standsNow(answer.revision ?? 1)}</h2>
          <BodyHtml html={answer.bodyHtml} />
        </Paper>
        <Actions>
          <ButtonLink href={answerUrl} kind="secondary">
            {text.toAnswer}
          </ButtonLink>
          <ButtonLink href="/about/seals" kind="bare">
            {text.howToRead}
          </ButtonLink>
        </Actions>
      </>
    ),
  }
}
