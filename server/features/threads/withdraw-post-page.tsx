import { threadsWords } from '../../../shared/text/threads.ts'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { Button, ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { BodyHtml } from '../../../shared/ui/thread/BodyHtml.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'
import type { PostRecord } from './post.model.ts'
import type { ThreadRecord } from './thread.model.ts'
import { threadUrl } from './thread.presenter.ts'

/** Asks once before one's own words are erased, and shows which. */
export function withdrawPostPage(
  { locale }: Pick<Context, 'locale'>,
  thread: ThreadRecord,
  post: PostRecord,
): PageView {
  const text = threadsWords[locale]
  const question = post.kind === 'question'
  return {
    title: text.withdrawTitle,
    width: 'text',
    noindex: true,
    body: (
      <>
        <PageTitle
          title={text.withdrawTitle}
          lead={question ? text.withdrawQuestionLead : text.withdrawLead}
        />
        {question && <p>{thread.title}</p>}
        <BodyHtml html={post.bodyHtml} />
        <Form action={`/posts/${post._id}/withdrawal`}>
          <Actions>
            <Button kind="danger">{text.withdrawConfirm}</Button>
            <ButtonLink href={`${threadUrl(thread)}#post-${post.seq}`} kind="bare">
              {text.keep}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  }
}
