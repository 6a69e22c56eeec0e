import type { PostDto } from '../../../shared/api/threads.ts'
import { threadsWords } from '../../../shared/text/threads.ts'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { Field } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { Island } from '../../../shared/ui/Island.tsx'
import { ChatLog } from '../../../shared/ui/thread/ChatLog.tsx'
import type { Context } from '../../context.ts'
import { errorFor } from '../../http/problem-handler.tsx'
import { typedText } from '../../http/routes.ts'
import { formErrors } from '../../writing/form-errors.ts'
import { PersonalDataFound } from '../../writing/personal-data-found.tsx'
import type { FailedForm } from './failed-form.ts'
import { formClientId } from './form-client-id.ts'
import { LogItem } from './log-item.tsx'
import type { ThreadPageData } from './read-thread-page.ts'

interface TalkProps {
  ctx: Context
  data: ThreadPageData
  failed: FailedForm | undefined
  talk: readonly PostDto[]
  next: string | null
}

/** The landing: what people say to each other beside the answers. */
export function Talk({ ctx, data, talk, next, failed }: TalkProps) {
  const { actor, locale } = ctx
  const text = threadsWords[locale]
  const { thread } = data
  const mine = failed?.form === 'chat' ? failed : undefined
  const errors = formErrors(mine?.problem, locale)
  const typed = mine?.typed ?? {}
  return (
    <Island
      name="chat"
      props={{ threadId: thread._id, seq: data.dto.thread.seq, handle: actor.handle ?? null, locale }}
    >
      <ChatLog
        locale={locale}
        older={
          next && (
            <a href={next} rel="nofollow">
              {text.wholeLog}
            </a>
          )
        }
        form={
          !thread.closedAt && (
            <Form action={`/threads/${thread._id}/chat`} hidden={{ clientId: formClientId(actor, typed) }}>
              <Field
                kind="textarea"
                name="body"
                id="chat-body"
                label={text.message}
                locale={locale}
                rows={2}
                value={typedText(typed, 'body')}
                error={errorFor(errors, 'body') ?? errorFor(errors, 'form')}
              >
                <PersonalDataFound
                  locale={locale}
                  problem={mine?.problem}
                  field="body"
                  typed={typedText(typed, 'body')}
                />
              </Field>
              <Button small>{actor.id === undefined ? text.signInToChat : text.send}</Button>
            </Form>
          )
        }
      >
        {talk.map((post) => (
          <LogItem key={post.id} ctx={ctx} post={post} posts={data.dto.posts} />
        ))}
      </ChatLog>
    </Island>
  )
}
