/**
 * `npm run dev`: builds, starts the server, and does both again when a source changes. A build that fails is
 * said, and the last good server keeps running.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { once } from 'node:events'
import { build } from './build/build.ts'

const WATCHED = ['client', 'server', 'shared']
const IGNORED = /\.test\.tsx?$|~$|\.tmp$/
/** Editors save in several steps and `git switch` touches many files: wait until it is quiet, in ms. */
const QUIET_FOR = 80

let server: ChildProcess | undefined
let running: Promise<void> | undefined
let changedMeanwhile = false

async function buildAndRestart(): Promise<void> {
  try {
    await build({ say: (line) => console.log(line) })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return
  }
  if (server && server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
  }
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], { stdio: 'inherit' })
}

/** One round at a time; changes during a round make one more. */
async function refresh(): Promise<void> {
  if (running) {
    changedMeanwhile = true
    return running
  }
  running = buildAndRestart()
  await running
  running = undefined
  if (changedMeanwhile) {
    changedMeanwhile = false
    await refresh()
  }
}

let timer: NodeJS.Timeout | undefined
for (const folder of WATCHED.filter((path) => existsSync(path))) {
  watch(folder, { recursive: true }, (_event, file) => {
    if (file && IGNORED.test(file)) return
    clearTimeout(timer)
    timer = setTimeout(() => void refresh(), QUIET_FOR)
  })
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server?.once('exit', () => process.exit(0))
    if (!server?.kill(signal)) process.exit(0)
  })
}

await refresh()
