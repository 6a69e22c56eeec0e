import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { connectDatabase } from '../../../server/database/connect.ts'
import { newId } from '../../../server/database/new-id.ts'
import { PostModel, type PostRecord } from '../../../server/features/threads/post.model.ts'
import { listen } from '../listen.ts'
import { runSide } from '../side.ts'

interface Sent {
  threadId: string
  body: string
}

/**
 * Socket.IO that tells everybody in a room what it is sent. With a store, a message is written first, one insert each; who
 * sends it, whether they may and what stands in it is nobody's business here.
 */
await runSide<{ dataDir?: string }>(async ({ dataDir }) => {
  if (dataDir !== undefined) await connectDatabase({ mongodbUrl: undefined, dataDir })
  let seq = 1_000_000
  const server = createServer()
  const io = new Server(server, { serveClient: false, perMessageDeflate: false })
  io.on('connection', (socket) => {
    socket.on('thread:join', ({ threadId }: Sent, answer: (joined: object) => void) => {
      void socket.join(threadId)
      answer({ ok: true })
    })
    socket.on('chat:send', ({ threadId, body }: Sent, answer: (sent: object) => void) => {
      const post = messageOf(threadId, body, ++seq)
      const written = dataDir === undefined ? Promise.resolve() : PostModel.insertMany([post], { lean: true })
      written.then(
        () => {
          answer({ ok: true, post })
          io.to(threadId).emit('post:new', { threadId, seq: post.seq, post })
        },
        () => answer({ ok: false }),
      )
    })
  })
  return { url: await listen(server) }
})

function messageOf(threadId: string, body: string, seq: number): PostRecord {
  return {
    _id: newId(),
    threadId,
    seq,
    kind: 'chat',
    authorId: 'bench',
    body,
    bodyHtml: `<p>${body}</p>`,
    renderer: 1,
    createdAt: new Date(),
    sources: [],
  }
}
