import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Acknowledged } from './acknowledged.ts'

/** A process that writes into a folder until it is killed. */
export interface Writer {
  /** What this one and those before it have been promised by now. */
  acknowledged(): Acknowledged
  /** Has it stand still, between any two of its instructions. Linux only, where it can be seen to. */
  stop(): Promise<void>
  /** Lets it go on. */
  goOn(): void
  /** Ends it as a crash does. @throws Error when it had ended by itself */
  kill(): Promise<void>
}

/**
 * Starts a writer, and waits for its first write.
 * @param told a file that it tells its writes to, after those of the writers before it
 * @param round tells what it writes from what they wrote
 */
export async function startWriter(folder: string, told: string, round: number): Promise<Writer> {
  mkdirSync(dirname(told), { recursive: true })
  const output = openSync(told, 'a')
  // A file, since what was told into a pipe might not have been read when the teller is gone.
  const child = spawn(
    process.execPath,
    ['--import=tsx', join(import.meta.dirname, 'writer.ts'), folder, String(round)],
    { stdio: ['ignore', output, 'inherit'] },
  )
  closeSync(output)
  const ended = once(child, 'exit')
  const acknowledged = () => new Acknowledged(readFileSync(told, 'utf8'))
  const before = acknowledged().writes
  while (child.exitCode === null && acknowledged().writes === before) await pause(5)
  return {
    acknowledged,
    async stop() {
      child.kill('SIGSTOP')
      while (!isStopped(child.pid ?? 0)) await pause(1)
    },
    goOn: () => void child.kill('SIGCONT'),
    async kill() {
      child.kill('SIGKILL')
      await ended
      if (child.signalCode !== 'SIGKILL') throw new Error(`the writer ended by itself (${child.exitCode})`)
    },
  }
}

/** Does every thread of a process stand still? */
function isStopped(pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T')
}
