import { runSide } from './side.ts'
import { connect, join, sharedClock, type Client } from './sockets.ts'

interface VisitorsOptions {
  url: string
  threadId: string
  afterSeq: number
}

/** When the visitors of this process heard a post: how many, and when the last of them. */
export interface Heard {
  count: number
  lastAt: number
}

/** Readers of one thread, who only listen. */
await runSide<VisitorsOptions>(async ({ url, threadId, afterSeq }) => {
  const sockets: Client[] = []
  const heard = new Map<number, Heard>()
  async function come(count: number): Promise<void> {
    const arriving = 25
    for (let come = 0; come < count; come += arriving) {
      // In small groups: a handshake asks the store who it is, and a thousand at once would only measure a queue.
      await Promise.all(Array.from({ length: Math.min(arriving, count - come) }, arrive))
    }
  }
  async function arrive(): Promise<void> {
    const socket = await connect(url)
    socket.on('post:new', ({ seq }) => {
      heard.set(seq, { count: (heard.get(seq)?.count ?? 0) + 1, lastAt: sharedClock() })
    })
    sockets.push(socket)
    await join(socket, threadId, afterSeq)
  }
  return {
    url: '',
    answers: {
      come: (count) => come(Number(count)),
      heard: () => Object.fromEntries(heard),
    },
  }
})
