import { parentPort, workerData } from 'node:worker_threads'
import { serve, type ServerOptions } from './server.ts'
import { faultData, type StoreFaultData } from './store-errors.ts'

/** What the worker tells: that it serves, why it does not, or that it has closed. */
export type WorkerMessage = { ready: string } | { failed: StoreFaultData } | { closed: true }

if (parentPort) {
  const port = parentPort
  const tell = (message: WorkerMessage) => port.postMessage(message)
  const options = workerData as ServerOptions
  try {
    const running = await serve(options)
    port.once('message', () => {
      void running.close().then(() => {
        tell({ closed: true })
        port.close()
      })
    })
    tell({ ready: running.url })
  } catch (error) {
    tell({ failed: faultData(error, options.dataDir) })
    port.close()
  }
}
