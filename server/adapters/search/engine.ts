import { setTimeout as pause } from 'node:timers/promises'
import { Meilisearch, type Task } from 'meilisearch'
import { engineHttp, refusalOf } from './engine-http.ts'
import { SearchDown } from './search.port.ts'

/** A request that only hands something over or asks for a state: the engine answers those in a few ms. */
const REQUEST_LIMIT_MS = 10_000
/** A task this old is given up: the caller writes the document again later. */
const TASK_LIMIT_MS = 120_000

export interface EngineAddress {
  url: string
  key?: string | undefined
}

/** The engine as a server: how it is called, and how one waits for what it does later. */
export class Engine {
  readonly client: Meilisearch

  constructor({ url, key }: EngineAddress) {
    const httpClient = engineHttp(REQUEST_LIMIT_MS)
    // oxlint-disable-next-line typescript/no-deprecated -- the package is pinned, and its fetch is 40 ms slower
    this.client = new Meilisearch({ host: url, httpClient, ...(key ? { apiKey: key } : {}) })
  }

  /** Waits for a task that is being handed over. @param limit in ms */
  async done(enqueued: Promise<{ taskUid: number }>, limit = TASK_LIMIT_MS): Promise<Task> {
    return this.end((await enqueued).taskUid, limit)
  }

  /** Looks at a task until it has ended, well or badly. The engine has no way to tell by itself. */
  async end(uid: number, limit = TASK_LIMIT_MS): Promise<Task> {
    const giveUp = Date.now() + limit
    for (let wait = 10; ; wait = Math.min(wait * 1.5, 100)) {
      const task = await this.client.tasks.getTask(uid, { signal: AbortSignal.timeout(REQUEST_LIMIT_MS) })
      if (task.status === 'succeeded' || task.status === 'failed' || task.status === 'canceled') return task
      if (Date.now() > giveUp) throw new SearchDown(`task ${uid} is still ${task.status} after ${limit} ms`)
      await pause(wait)
    }
  }
}

/** The caller's own end of a call, or the limit of all. */
export const requestInit = (signal: AbortSignal | undefined): { signal: AbortSignal } => ({
  signal: signal ?? AbortSignal.timeout(REQUEST_LIMIT_MS),
})

/** Runs a call to the engine; whatever kept it from answering becomes SearchDown. A bad request is our bug. */
export async function answered<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof SearchDown) throw error
    if (refusalOf(error)?.response.status === 400) throw error
    throw new SearchDown(`the search engine does not answer: ${messageOf(error)}`, { cause: error })
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
