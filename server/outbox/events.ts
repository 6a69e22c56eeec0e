/**
 * Everything that happens and that somebody must hear of: `resource.verb-ed`, with ids and revisions, never texts.
 * The posts of a thread are events themselves; all else stands in the outbox.
 */
export interface EventPayloads {
  'thread.asked': LogEvent
  'post.answered': LogEvent
  'post.chatted': LogEvent
  'post.revised': LogEvent
  'post.withdrawn': LogEvent
  'post.sealed': LogEvent
  'post.outcome-told': LogEvent
  'thread.solved': LogEvent
  'thread.reopened': LogEvent
  'thread.closed': LogEvent
  /** Time alone changed where it stands: a seal ended. */
  'thread.lapsed': { threadId: string }
  'collective.listed': { collectiveId: string }
  'collective.changed': { collectiveId: string }
}

export interface LogEvent {
  threadId: string
  postId: string
  seq: number
}

export type EventType = keyof EventPayloads

export type DomainEvent<T extends EventType = EventType> = {
  [K in T]: { id: string; type: K; payload: EventPayloads[K] }
}[T]

/** Who hears what: somebody hears each, or its document would stay for ever. A test holds it against the subscribers that run. */
export const subscribersOf: Readonly<Record<EventType, readonly string[]>> = {
  'thread.asked': ['activity', 'search'],
  'post.answered': ['activity', 'search'],
  'post.chatted': ['activity'],
  'post.revised': ['activity', 'search'],
  'post.withdrawn': ['search'],
  'post.sealed': ['activity', 'search'],
  'post.outcome-told': ['search'],
  'thread.solved': ['search'],
  'thread.reopened': ['search'],
  'thread.closed': ['search'],
  'thread.lapsed': ['search'],
  'collective.listed': ['search'],
  'collective.changed': ['search'],
}
