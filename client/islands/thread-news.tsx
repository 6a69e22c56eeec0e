import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { OutcomesDto, PostDto } from '../../shared/api/threads.ts'
import { threadWords } from '../../shared/text/thread-parts.ts'
import { threadIslandWords } from '../../shared/text/thread-islands.ts'
import type { Locale } from '../../shared/text/words.ts'
import { Alert } from '../../shared/ui/status/Alert.tsx'
import { Stair } from '../../shared/ui/status/Stair.tsx'
import { shortDate } from '../../shared/ui/time/wording.ts'
import { freshenParts } from '../lib/fresh-page.ts'
import { openThread } from '../lib/open-thread.ts'
import type { LiveThread } from '../lib/live-thread.ts'
import type { ThreadLog } from '../lib/thread-log.ts'

interface NewsProps {
  threadId: string
  seq: number
  handle: string | null
  locale: Locale
  url: string
}

/** What changed that is not in the chat, and where it stands on the page. */
interface News {
  kind: 'answer' | 'change'
  /** The anchor to go to. */
  anchor: string
}

const parts = ['#answers', '.question', '.stair-status']

/** Says that an answer came or changed; pressed, it is shown in its place, and nothing that is being typed is touched. */
function ThreadNews({ live, from, locale, url }: NewsProps & { live: LiveThread; from: number }) {
  const [news, setNews] = useState<News>()
  const text = threadIslandWords[locale]

  useEffect(() => {
    let seen = from
    let thread: ThreadLog['thread']
    live.follow((log) => {
      const came = log.posts.filter(({ seq }) => seq > seen && seq <= log.seq)
      seen = Math.max(seen, log.seq)
      for (const post of came) {
        const told = newsOf(post)
        if (told) setNews(told)
        const about = post.about === undefined ? undefined : findPost(log, post.about)
        if (post.what === 'withdrawn' && about) hideWords(about, locale)
        if (post.what === 'outcome' && about?.outcomes) tellOutcomes(about.id, about.outcomes)
      }
      if (log.thread && log.thread !== thread) {
        thread = log.thread
        showStair(thread, locale)
      }
    })
  }, [live, from, locale])

  async function show(event: Event, { anchor }: News): Promise<void> {
    event.preventDefault()
    try {
      await freshenParts(parts)
      setNews(undefined)
      const place = document.getElementById(anchor)
      place?.setAttribute('tabindex', '-1')
      place?.scrollIntoView()
      place?.focus({ preventScroll: true })
    } catch (error) {
      reportError(error)
      location.assign(`${url}#${anchor}`)
      location.reload()
    }
  }

  return (
    <div role="status">
      {news && (
        <Alert kind="lamp" title={news.kind === 'answer' ? text.freshAnswer : text.changedAnswer}>
          <p class="alert__more">
            <a href={`${url}#${news.anchor}`} onClick={(event) => void show(event, news)}>
              {text.seeIt}
            </a>
          </p>
        </Alert>
      )}
    </div>
  )
}

function newsOf({ kind, what, seq, about }: PostDto): News | undefined {
  if (kind === 'answer') return { kind: 'answer', anchor: `post-${seq}` }
  // A count is shown where it stands, and withdrawn words are gone at once.
  if (kind !== 'system' || what === 'outcome' || what === 'withdrawn') return undefined
  const place = about === undefined ? null : document.querySelector(`[data-post="${about}"]`)
  return { kind: 'change', anchor: place?.id || 'answers' }
}

const findPost = (log: ThreadLog, id: string): PostDto | undefined =>
  log.changed.get(id) ?? log.posts.find((post) => post.id === id)

function hideWords({ seq, kind, withdrawnAt }: PostDto, locale: Locale): void {
  const article = document.getElementById(`post-${seq}`)
  if (!article || withdrawnAt === undefined) return
  const text = threadWords[locale]
  const date = shortDate(new Date(withdrawnAt), locale, new Date())
  const said = document.createElement('p')
  if (kind === 'answer') {
    said.textContent = text.withdrawnAnswer(date)
    article.className = 'answer answer--withdrawn'
    article.replaceChildren(said)
  }
  if (kind === 'question') {
    said.textContent = text.withdrawnQuestion(date)
    said.className = 'question__withdrawn'
    article.querySelector('.question__words')?.replaceChildren(said)
  }
}

/** The island of that answer shows it. */
const tellOutcomes = (answerId: string, outcomes: OutcomesDto) =>
  document.dispatchEvent(new CustomEvent('palier:outcomes', { detail: { answerId, outcomes } }))

function showStair(thread: NonNullable<ThreadLog['thread']>, locale: Locale): void {
  const holder = document.createElement('div')
  render(<Stair thread={thread} now={new Date()} locale={locale} />, holder)
  const stair = holder.firstElementChild
  if (stair) document.querySelector('.stair-status')?.replaceWith(stair)
}

export async function mount(element: HTMLElement, props: NewsProps): Promise<void> {
  const live = await openThread(props)
  render(<ThreadNews {...props} live={live} from={props.seq} />, element)
}
