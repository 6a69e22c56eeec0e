import type { ComponentChildren } from 'preact'
import type { ThreadItemDto } from '../../api/threads.ts'
import { List } from '../lists/List.tsx'
import type { ThreadRowProps } from './ThreadRow.tsx'
import { ThreadRow } from './ThreadRow.tsx'

export interface ThreadListProps extends Omit<ThreadRowProps, 'thread' | 'actions'> {
  threads: ThreadItemDto[]
  /** What stands there when there are none: an `Empty`, or a sentence. */
  empty: ComponentChildren
  /** The buttons of one row. */
  actionsOf?: (thread: ThreadItemDto) => ComponentChildren
}

/** Questions, one below the other. */
export function ThreadList({ threads, empty, actionsOf, ...row }: ThreadListProps) {
  return (
    <List empty={empty}>
      {threads.map((thread) => (
        <ThreadRow key={thread.id} thread={thread} actions={actionsOf?.(thread)} {...row} />
      ))}
    </List>
  )
}
