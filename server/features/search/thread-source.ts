import { allThreads } from '../threads/index.ts'
import { readThreadFound } from './read-thread-found.ts'
import type { Found, SearchSource } from './search-source.ts'
import { threadDocuments } from './searchable.rules.ts'

const PAGE = 40

/** Questions, each with its answers. */
export const threadSource: SearchSource = {
  name: 'thread',
  kinds: ['thread', 'answer'],
  hasTitles: true,
  async list(after, now) {
    const threads = await allThreads.listThreadsAfter(after, PAGE)
    return {
      found: await Promise.all(threads.map((thread) => readAt(thread, now))),
      next: threads.length === PAGE ? threads.at(-1)?.id : undefined,
    }
  },
  async read(id, now) {
    const [thread] = await allThreads.listThreadsAmong([id])
    return thread ? readAt(thread, now) : { id, version: 0, documents: [] }
  },
  async versions(ids) {
    const threads = await allThreads.listThreadsAmong(ids)
    return new Map(threads.map(({ id, version }) => [id, version]))
  },
}

async function readAt({ id, version }: Pick<Found, 'id' | 'version'>, now: Date): Promise<Found> {
  const found = await readThreadFound(id, now)
  return { id, version, documents: found ? threadDocuments(found) : [] }
}
