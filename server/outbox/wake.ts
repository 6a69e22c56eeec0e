import { EventEmitter } from 'node:events'

/** Rings in this process right after a commit; what other processes left is found by the poll. */
const bell = new EventEmitter()
bell.setMaxListeners(0)

export const ringDispatcher = (): boolean => bell.emit('committed')

export function onCommit(listener: () => void): () => void {
  bell.on('committed', listener)
  return () => bell.off('committed', listener)
}
