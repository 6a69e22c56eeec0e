import type { Joined, PostEvent, ThreadEvent } from '../../shared/api/live.ts'
import type { ProblemDto } from '../../shared/api/problem.ts'
import type { PostDto, ThreadDto } from '../../shared/api/threads.ts'
import type { SendingState } from '../../shared/ui/thread/ChatMessage.tsx'

/** A message that was sent on this page and is not in the log yet, as far as we know. */
export interface Outgoing {
  clientId: string
  body: string
  /** ISO 8601. */
  at: string
  state: SendingState
  /** Why it was not taken. */
  problem?: ProblemDto | undefined
}

/** What a page knows of a thread's log beyond what it was rendered with. Never changed, always replaced. */
export interface ThreadLog {
  /** Everything up to this number is known. */
  readonly seq: number
  /** Who reads, as they write; null when signed out. */
  readonly handle: string | null
  /** What came above the page's own number, ascending. */
  readonly posts: readonly PostDto[]
  /** Posts of the page itself, as they are now. */
  readonly changed: ReadonlyMap<string, PostDto>
  /** The thread as it is now; undefined while the page is right. */
  readonly thread: ThreadDto | undefined
  /** In the order in which they were sent. */
  readonly outgoing: readonly Outgoing[]
}

export type Told =
  | ({ event: 'post:new' | 'post:changed' } & PostEvent)
  | ({ event: 'thread:changed' } & ThreadEvent)

export const openLog = (
  seq: number,
  handle: string | null,
  outgoing: readonly Outgoing[] = [],
): ThreadLog => ({
  seq,
  handle,
  posts: [],
  changed: new Map(),
  thread: undefined,
  outgoing,
})

/** @returns the log with what was told, or undefined when something before it is missing: join again */
export function hear(log: ThreadLog, told: Told): ThreadLog | undefined {
  if (told.event === 'post:new') {
    if (told.seq <= log.seq) return log
    return told.seq === log.seq + 1 ? { ...withPosts(log, [told.post]), seq: told.seq } : undefined
  }
  if (told.seq > log.seq) return undefined
  return 'post' in told ? withChanged(log, told.post) : { ...log, thread: told.thread }
}

/** The log with what was missed. */
export function catchUp(log: ThreadLog, { seq, thread, posts, changed, more }: Joined): ThreadLog {
  const reached = more ? (posts.at(-1)?.seq ?? log.seq) : seq
  const whole = changed.reduce(withChanged, withPosts(log, posts))
  return { ...whole, thread, seq: Math.max(log.seq, reached) }
}

export const send = (log: ThreadLog, message: Outgoing): ThreadLog => ({
  ...log,
  outgoing: [...log.outgoing, message],
})

/** What was acknowledged takes its place, though what stands before it may not be known yet. */
export const settle = (log: ThreadLog, post: PostDto): ThreadLog => withPosts(log, [post])

export const mark = (
  log: ThreadLog,
  clientId: string,
  state: SendingState,
  problem?: ProblemDto,
): ThreadLog => ({
  ...log,
  outgoing: log.outgoing.map((message) =>
    message.clientId === clientId ? { ...message, state, problem } : message,
  ),
})

/** All that is on its way waits: the connection is gone. */
export const hold = (log: ThreadLog): ThreadLog => ({
  ...log,
  outgoing: log.outgoing.map((message) =>
    message.state === 'sending' ? { ...message, state: 'waiting' } : message,
  ),
})

export const takeBack = (log: ThreadLog, clientId: string): ThreadLog => ({
  ...log,
  outgoing: log.outgoing.filter((message) => message.clientId !== clientId),
})

/** The first message that is still to go; what was refused waits for its writer. */
export const nextToSend = (log: ThreadLog): Outgoing | undefined =>
  log.outgoing.find(({ state }) => state !== 'failed')

function withPosts(log: ThreadLog, came: readonly PostDto[]): ThreadLog {
  const known = new Map(log.posts.map((post) => [post.seq, post]))
  for (const post of came) known.set(post.seq, post)
  const mine = new Set(
    came.filter(({ author }) => author.handle === log.handle).map(({ clientId }) => clientId),
  )
  return {
    ...log,
    posts: [...known.values()].sort((a, b) => a.seq - b.seq),
    outgoing: mine.size === 0 ? log.outgoing : log.outgoing.filter(({ clientId }) => !mine.has(clientId)),
  }
}

function withChanged(log: ThreadLog, post: PostDto): ThreadLog {
  if (log.posts.some(({ id }) => id === post.id))
    return { ...log, posts: log.posts.map((known) => (known.id === post.id ? post : known)) }
  return { ...log, changed: new Map(log.changed).set(post.id, post) }
}
