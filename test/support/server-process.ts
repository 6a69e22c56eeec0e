import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'

/** The product as a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  url: string
  /** Ends it as a power cut would, and resolves when it is gone. */
  kill(): Promise<void>
  /** Asks it to end, and resolves with its exit code. */
  stop(): Promise<number | null>
}

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/**
 * Starts the built server on a folder and resolves once it answers. Its search engine is one that is not there: it starts
 * faster, and nothing outlives it.
 * @throws Error with what it said, when it ends before
 */
export async function startServer(
  dataDir: string,
  port: number,
  settings: Record<string, string> = {},
): Promise<ServerProcess> {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      HOME,
      PORT: String(port),
      PALIER_DATA_DIR: dataDir,
      PALIER_TRIAL: 'off',
      LOG_LEVEL: 'fatal',
      MEILI_URL: 'http://127.0.0.1:9',
      MEILI_KEY: 'nobody',
      ...settings,
    },
  })
  const gone = once(child, 'exit')
  const said: string[] = []
  child.stderr.on('data', (chunk) => said.push(String(chunk)))
  await Promise.race([
    gone.then(([code]) => {
      throw new Error(`the server ended with ${code}: ${said.join('')}`)
    }),
    new Promise<void>((resolve) => {
      createInterface(child.stdout).on('line', (line) => {
        said.push(`${line}\n`)
        if (line.startsWith('Palier is ready')) resolve()
      })
    }),
  ])
  return {
    url: `http://localhost:${port}`,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      child.kill('SIGTERM')
      const [code] = await gone
      return code
    },
  }
}
