import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isBroken, nothingAcknowledged, type Acknowledged, type Broken } from './acknowledged.ts'
import { examine } from './examine.ts'
import { startWriter } from './start-writer.ts'

/** What came of killing writers. */
export interface Kills extends Broken {
  acknowledged: Acknowledged
}

/** From a writer's first write on. */
const longestLifeMs = 1_000

/**
 * Kills a process that writes into a store, as often as is said, each time after another while; after each kill the
 * store must hold what was acknowledged before any of them. Ends at the first that breaks something.
 * @param folder an empty one, or one to be made
 * @throws as `examine` does
 */
export async function killWriters(folder: string, rounds: number): Promise<Kills> {
  const live = join(folder, 'live')
  const kills: Kills = { acknowledged: nothingAcknowledged, lost: [], half: [] }
  for (let round = 0; round < rounds; round += 1) {
    const writer = await startWriter(live, join(folder, 'told'), round)
    await pause(Math.random() * longestLifeMs)
    await writer.kill()
    kills.acknowledged = writer.acknowledged()
    Object.assign(kills, await examine(live, kills.acknowledged))
    if (isBroken(kills)) break
  }
  return kills
}
