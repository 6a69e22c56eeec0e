import { render } from 'preact'
import type { ProblemDto } from '../../shared/api/problem.ts'
import type { PostDto } from '../../shared/api/threads.ts'
import { threadIslandWords } from '../../shared/text/thread-islands.ts'
import type { Locale } from '../../shared/text/words.ts'
import { Button } from '../../shared/ui/forms/Button.tsx'
import { FieldError } from '../../shared/ui/forms/FieldError.tsx'
import { ChatMessage } from '../../shared/ui/thread/ChatMessage.tsx'
import { NewMessagesLine, SystemLine } from '../../shared/ui/thread/SystemLine.tsx'
import { appendRoot } from '../lib/append-root.ts'
import '../lib/body-html.ts'
import { connectionStatus } from '../lib/connection-status.ts'
import type { LiveThread } from '../lib/live-thread.ts'
import { openThread } from '../lib/open-thread.ts'
import { plainHtml } from '../lib/plain-html.ts'
import { readingPlace } from '../lib/reading-place.ts'
import type { Outgoing, ThreadLog } from '../lib/thread-log.ts'

interface ChatProps {
  threadId: string
  seq: number
  handle: string | null
  locale: Locale
}

interface LiveItemsProps {
  items: readonly PostDto[]
  log: ThreadLog
  /** The first message that the reader has not come to, and how many there are. */
  unread: { from: number; count: number } | undefined
  locale: Locale
  live: LiveThread
}

/** What came since the page was made, then what is on its way. */
function LiveItems({ items, log, unread, locale, live }: LiveItemsProps) {
  const now = new Date()
  const { handle } = log
  return (
    <>
      {items.flatMap((post) => [
        post.seq === unread?.from && <NewMessagesLine key="new" count={unread.count} locale={locale} />,
        <LogItem key={keyOf(post, handle)} post={post} handle={handle} now={now} locale={locale} />,
      ])}
      {log.outgoing.map((message) => (
        <ChatMessage
          key={message.clientId}
          post={draftOf(message, handle ?? '')}
          now={now}
          locale={locale}
          own
          state={message.state}
          actions={message.state === 'failed' && <Refused message={message} locale={locale} live={live} />}
        />
      ))}
    </>
  )
}

/** One's own message is the same item before and after it arrived. */
const keyOf = ({ id, author, clientId }: PostDto, handle: string | null) =>
  author.handle === handle && clientId !== undefined ? clientId : id

interface LogItemProps {
  post: PostDto
  handle: string | null
  now: Date
  locale: Locale
}

function LogItem({ post, handle, now, locale }: LogItemProps) {
  if (post.kind === 'system') {
    const about = post.about === undefined ? null : document.querySelector(`[data-post="${post.about}"]`)
    return <SystemLine post={post} now={now} locale={locale} href={about?.id ? `#${about.id}` : undefined} />
  }
  const own = post.author.handle === handle
  const actions = own && post.withdrawnAt === undefined && (
    <a href={`/posts/${post.id}/withdraw`}>{threadIslandWords[locale].withdraw}</a>
  )
  return <ChatMessage post={post} now={now} locale={locale} own={own} actions={actions || undefined} />
}

function Refused({ message, locale, live }: { message: Outgoing; locale: Locale; live: LiveThread }) {
  return (
    <>
      {message.problem && <span class="message__problem">{sentence(message.problem)}</span>}
      <Button type="button" kind="bare" small onClick={() => live.sayAgain(message.clientId)}>
        {threadIslandWords[locale].sendAgain}
      </Button>
    </>
  )
}

const sentence = ({ errors, detail }: ProblemDto) => errors?.[0]?.message ?? detail

const draftOf = ({ clientId, body, at }: Outgoing, handle: string): PostDto => ({
  id: clientId,
  threadId: '',
  seq: 0,
  kind: 'chat',
  author: { handle },
  bodyHtml: plainHtml(body),
  createdAt: at,
  clientId,
  sources: [],
  seals: [],
})

/** The talk as the server rendered it, brought to life: its items stay, what comes is put after them. */
export async function mount(element: HTMLElement, props: ChatProps): Promise<void> {
  const list = element.querySelector('#chat-list')
  const scroller = element.querySelector<HTMLElement>('.chat__log')
  if (!list || !scroller) return
  const { handle, locale } = props
  const live = await openThread(props)
  const rendered = new Set(
    [...list.querySelectorAll<HTMLElement>('[data-post]')].map((item) => item.dataset['post']),
  )
  const place = readingPlace(scroller, list)
  const status = connectionStatus(element.querySelector('.chat__head'), threadIslandWords[locale])
  const form = element.querySelector('form')
  if (form && handle !== null) takeOver(form, live, locale)
  const root = appendRoot(list)
  let log: ThreadLog | undefined

  function draw(): void {
    if (!log) return
    const items = log.posts.filter((post) => isTalk(post) && !rendered.has(post.id))
    const own = (post: PostDto) => post.author.handle === handle
    const unread = place.unread(
      items.filter((post) => post.kind === 'chat' && !own(post)).map(({ seq }) => seq),
    )
    render(<LiveItems items={items} log={log} unread={unread} locale={locale} live={live} />, root)
  }
  place.onRead(draw)
  live.follow((next, isUp) => {
    status(isUp)
    const before = log
    log = next
    if (next.changed !== before?.changed) showChanged(list, next, locale)
    place.keep(draw, next.outgoing.length > (before?.outgoing.length ?? 0))
  })
}

const isTalk = ({ kind, what }: PostDto) => kind === 'chat' || (kind === 'system' && what !== 'outcome')

/** Items of the page itself that have changed since: a message that was withdrawn. */
function showChanged(list: Element, log: ThreadLog, locale: Locale): void {
  for (const post of log.changed.values()) {
    const item = list.querySelector(`[data-post="${post.id}"]`)
    if (!item) continue
    const holder = document.createElement('ol')
    render(<LogItem post={post} handle={log.handle} now={new Date()} locale={locale} />, holder)
    if (holder.firstElementChild) item.replaceWith(holder.firstElementChild)
  }
}

/** The form says things over the socket, and falls back to itself when its writer is no longer signed in. */
function takeOver(form: HTMLFormElement, live: LiveThread, locale: Locale): void {
  const field = form.querySelector('textarea')
  if (!field) return
  const problem = document.createElement('div')
  field.after(problem)

  function show(message: string | undefined): void {
    render(message === undefined ? null : <FieldError id="chat-problem">{message}</FieldError>, problem)
    field?.toggleAttribute('aria-invalid', message !== undefined)
    if (message === undefined) field?.removeAttribute('aria-describedby')
    else field?.setAttribute('aria-describedby', 'chat-problem')
  }

  function submit(event: Event): void {
    event.preventDefault()
    const body = field?.value.trim() ?? ''
    if (!field || body === '') return show(threadIslandWords[locale].emptyMessage)
    show(undefined)
    field.value = ''
    live.say(body)
  }
  form.addEventListener('submit', submit)
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })

  live.onRefused(({ clientId, body }, refusal) => {
    // Something else is being typed: the message stays where it is, with its problem beside it.
    if (field.value !== '' && refusal.status !== 401) return
    field.value = body
    if (refusal.status === 401) {
      form.removeEventListener('submit', submit)
      const hidden = form.elements.namedItem('clientId')
      if (hidden instanceof HTMLInputElement) hidden.value = clientId
      return form.requestSubmit()
    }
    live.takeBack(clientId)
    show(sentence(refusal))
  })
}
