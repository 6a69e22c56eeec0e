import { liveThread, type LiveThread } from './live-thread.ts'
import { openOutbox } from './outbox.ts'
import { openLog } from './thread-log.ts'

interface ThreadProps {
  threadId: string
  /** The number that the page was rendered with. */
  seq: number
  /** Who reads; null when signed out. */
  handle: string | null
}

let opened: Promise<LiveThread> | undefined

/** The one live thread of this page, which all its islands share. The socket's code is loaded when the first one asks. */
export function openThread({ threadId, seq, handle }: ThreadProps): Promise<LiveThread> {
  return (opened ??= import('./socket.ts').then(({ connect }) => {
    const storage = tabStorage()
    const outbox = handle === null || !storage ? undefined : openOutbox(threadId, handle, storage)
    return liveThread(threadId, openLog(seq, handle, outbox?.all()), connect(), outbox)
  }))
}

/** A browser may refuse it altogether: messages then last as long as the page. */
function tabStorage(): Storage | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}
