import type { Socket } from 'node:net'
import { decodeCommand } from './raw-bson.ts'
import type { Doc } from './values.ts'

/** The wire protocol: what of it drivers still send. OP_QUERY is only for the first hello of a connection. */
const opReply = 1
const opQuery = 2004
const opMsg = 2013
const headerBytes = 16
const largestMessage = 48_000_000 + 16 * 1024

const checksumPresent = 1
const moreToCome = 2

/** Document lists that a command carries and that are stored as they come. */
const rawFields = { documents: true }

/** Answers a decoded command with a reply document's bytes; rejects only to have the connection cut. */
export type Answer = (command: Doc) => Promise<Buffer>

/** Speaks with one client, command by command in the order of their coming, until it goes. */
export function serveConnection(socket: Socket, answer: Answer): void {
  let pending: Buffer[] = []
  let size = 0
  let replyId = 0
  let last = Promise.resolve()

  const handle = (message: Buffer): Promise<void> => respond(socket, message, answer, () => (replyId += 1))

  socket.on('data', (chunk: Buffer) => {
    pending.push(chunk)
    size += chunk.length
    while (size >= 4) {
      if (pending.length > 1 && pending[0]!.length < 4) pending = [Buffer.concat(pending)]
      const length = pending[0]!.readInt32LE(0)
      if (length < headerBytes || length > largestMessage) {
        socket.destroy()
        return
      }
      if (size < length) return
      const all = pending.length === 1 ? pending[0]! : Buffer.concat(pending)
      const message = all.subarray(0, length)
      pending = all.length > length ? [all.subarray(length)] : []
      size -= length
      last = last.then(() => handle(message))
    }
  })
  // A client that vanishes is no error of ours; what it held ends with its session.
  socket.on('error', () => socket.destroy())
}

async function respond(socket: Socket, message: Buffer, answer: Answer, nextId: () => number): Promise<void> {
  const requestId = message.readInt32LE(4)
  const opcode = message.readInt32LE(12)
  let silent = false
  let reply: Buffer
  try {
    if (opcode === opMsg) {
      silent = (message.readUInt32LE(headerBytes) & moreToCome) !== 0
      reply = await answer(readMessage(message))
    } else if (opcode === opQuery) {
      reply = await answer(readQuery(message))
    } else {
      socket.destroy()
      return
    }
  } catch {
    // A message that cannot be read leaves no way to answer in step: MongoDB closes the connection as well, and so
    // does a fail point that says so.
    socket.destroy()
    return
  }
  if (silent || socket.destroyed) return
  socket.cork()
  socket.write(replyHeader(opcode, reply.length, nextId(), requestId))
  socket.write(reply)
  socket.uncork()
}

function replyHeader(opcode: number, size: number, id: number, requestId: number): Buffer {
  const extra = opcode === opQuery ? 20 : 5
  const header = Buffer.alloc(headerBytes + extra)
  header.writeInt32LE(headerBytes + extra + size, 0)
  header.writeInt32LE(id, 4)
  header.writeInt32LE(requestId, 8)
  header.writeInt32LE(opcode === opQuery ? opReply : opMsg, 12)
  // OP_REPLY: flags, cursor, start, one document. OP_MSG: flags, and a section of kind 0.
  if (opcode === opQuery) {
    header.writeInt32LE(8, headerBytes)
    header.writeInt32LE(1, headerBytes + 16)
  }
  return header
}

function readMessage(message: Buffer): Doc {
  const flags = message.readUInt32LE(headerBytes)
  const end = message.length - (flags & checksumPresent ? 4 : 0)
  let command: Doc | undefined
  const lists: [name: string, documents: Buffer[]][] = []
  let at = headerBytes + 4
  while (at < end) {
    const kind = message[at]
    const size = message.readInt32LE(at + 1)
    if (kind === 0) {
      command = decodeCommand(message.subarray(at + 1, at + 1 + size), rawFields)
    } else {
      lists.push(readSequence(message.subarray(at + 5, at + 1 + size)))
    }
    at += 1 + size
  }
  if (!command) throw new Error('a message without a command')
  for (const [name, documents] of lists) {
    command[name] =
      name === 'documents' ? documents : documents.map((document) => decodeCommand(document, {}))
  }
  return command
}

function readSequence(section: Buffer): [name: string, documents: Buffer[]] {
  const nameEnd = section.indexOf(0)
  const documents: Buffer[] = []
  for (let at = nameEnd + 1; at < section.length;) {
    const size = section.readInt32LE(at)
    documents.push(section.subarray(at, at + size))
    at += size
  }
  return [section.toString('utf8', 0, nameEnd), documents]
}

function readQuery(message: Buffer): Doc {
  const namespaceEnd = message.indexOf(0, headerBytes + 4)
  const namespace = message.toString('utf8', headerBytes + 4, namespaceEnd)
  const at = namespaceEnd + 1 + 8
  const command = decodeCommand(message.subarray(at, at + message.readInt32LE(at)), {})
  return { ...command, $db: namespace.split('.')[0] }
}
