import { z } from 'zod'
import type { ProblemDto } from './problem.ts'
import { chatSchema, type PostDto, type ThreadDto } from './threads.ts'

// As in an address, an identifier that cannot be one is not found rather than wrong.
const threadId = z.string().min(1).max(64)

export const joinSchema = z.object({ threadId, afterSeq: z.number().int().min(0) })
export const leaveSchema = z.object({ threadId })
export const chatSendSchema = chatSchema.extend({ threadId })

/** What a reader has missed, and the thread as it is now. */
export interface Joined {
  /** The number of the last post of the log when this was read. */
  seq: number
  thread: ThreadDto
  /** What came after the number that the reader had, ascending. */
  posts: PostDto[]
  /** Older posts that the missed ones speak of, as they are now. */
  changed: PostDto[]
  /** There is more: join again from the last of `posts`. */
  more: boolean
}

export type Acknowledged<T> = ({ ok: true } & T) | { ok: false; problem: ProblemDto }

/** A post that is new, or one as it is now: `seq` is the number of the post that told it. */
export interface PostEvent {
  threadId: string
  seq: number
  post: PostDto
}

export interface ThreadEvent {
  threadId: string
  seq: number
  thread: ThreadDto
}

/** What the server says by itself, for each thread in the order of `seq`. */
export interface ServerEvents {
  'post:new': (event: PostEvent) => void
  'post:changed': (event: PostEvent) => void
  'thread:changed': (event: ThreadEvent) => void
}

/** What a browser asks. */
export interface ClientEvents {
  'thread:join': (payload: z.input<typeof joinSchema>, answer: (joined: Acknowledged<Joined>) => void) => void
  'thread:leave': (payload: z.input<typeof leaveSchema>) => void
  'chat:send': (
    payload: z.input<typeof chatSendSchema>,
    answer: (sent: Acknowledged<{ post: PostDto }>) => void,
  ) => void
}
