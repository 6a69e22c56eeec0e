import { parseArgs } from 'node:util'
import { serve } from '../server/database/embedded/server.ts'
import { StoreFault } from '../server/database/embedded/store-errors.ts'

const usage = `Starts the embedded store alone, as the one member of the replica set rs0.

  npm run embedded-store -- --data DIR [--port N | --socket PATH] [--ttl-seconds N] [--test-commands]

  --data         the folder of the data; made when it is missing
  --port         on 127.0.0.1; 27099 unless told otherwise
  --socket       on a Unix socket instead, its path in lower case
  --ttl-seconds  how often expired documents are looked for; 60 unless told otherwise
  --test-commands  lets clients make commands fail (failCommand), as drivers' own test suites do`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      socket: { type: 'string' },
      'ttl-seconds': { type: 'string' },
      'test-commands': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help || values.data === undefined) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const running = await serve({
    dataDir: values.data,
    listen: values.socket === undefined ? { port: Number(values.port ?? 27_099) } : { socket: values.socket },
    outlived: true,
    testCommands: values['test-commands'] === true,
    ttlEveryMs: Number(values['ttl-seconds'] ?? 60) * 1_000,
  })
  console.log(`embedded store on ${running.url}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0)))
  }
}

main().catch((error: unknown) => {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (inUse)
    console.error(`${error.message}: something listens there already, choose another --port or --socket`)
  else console.error(error instanceof StoreFault ? error.message : error)
  process.exitCode = 1
})
