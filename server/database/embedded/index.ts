import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { faultOf, StoreFault } from './store-errors.ts'
import type { WorkerMessage } from './worker.ts'

export { StoreDamaged, StoreFault, StoreLocked, StoreUnreadable } from './store-errors.ts'

/**
 * A MongoDB-compatible store in a folder, served to this process alone: what Palier uses when no MONGODB_URL is set.
 * It runs in a worker thread, so that no query holds up a page.
 */
export interface EmbeddedStore {
  /** What `mongoose.connect` takes; the database is the caller's to name (`dbName`). */
  url: string
  /** Ends it once what was acknowledged is on the disk, and frees the folder. */
  close(): Promise<void>
}

/**
 * Starts the store of a folder.
 * @param options.workerEntry the worker's file, where it is not found by itself
 * @throws StoreLocked when another process has the folder; StoreDamaged; StoreUnreadable
 */
export async function startEmbeddedStore(options: {
  dataDir: string
  workerEntry?: URL
}): Promise<EmbeddedStore> {
  const worker = new Worker(options.workerEntry ?? workerEntry(), {
    workerData: { dataDir: options.dataDir },
    // Our own flags (a debugger, a loader) are not the worker's.
    execArgv: [],
  })
  const url = await ready(worker)
  // An idle store does not keep the process alive; whoever needs it holds a connection.
  worker.unref()
  let closing: Promise<void> | undefined
  return { url, close: () => (closing ??= close(worker)) }
}

/** The bundled worker beside a built server; from source, the one that loads TypeScript. */
function workerEntry(): URL {
  const bundled = new URL('./embedded-worker.js', import.meta.url)
  return existsSync(bundled) ? bundled : new URL('./worker-tsx.mjs', import.meta.url)
}

function ready(worker: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) =>
      reject(new StoreFault(`the embedded store ended (code ${code}) before it was ready`))
    worker.once('error', reject)
    worker.once('exit', onExit)
    worker.once('message', (message: WorkerMessage) => {
      worker.off('error', reject)
      worker.off('exit', onExit)
      if ('ready' in message) resolve(message.ready)
      else
        reject(
          'failed' in message ? faultOf(message.failed) : new StoreFault('the embedded store closed at once'),
        )
    })
  })
}

async function close(worker: Worker): Promise<void> {
  worker.ref()
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve())
  })
  worker.postMessage('close')
  await exited
}
