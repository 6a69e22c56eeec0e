/**
 * `npm run -s doors`: every way in, as JSON: `{method, path, fields, action, actors}` for a route, `event` in place
 * of method and path for a socket event. `action` is what the policy is asked, null where it is not asked; `actors`
 * are kinds of people of the permission matrix.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../server/adapters/clock/clock.ts'
import { GuardedIndex } from '../server/adapters/search/guarded-index.ts'
import { SearchUnavailable } from '../server/adapters/search/search.port.ts'
import { createApp } from '../server/app.ts'
import { connectDatabase } from '../server/database/connect.ts'
import { createLogger } from '../server/logger.ts'
import type { Door } from '../server/http/routes.ts'
import type { EventDoor } from '../server/realtime/handle.ts'
import { limits } from '../shared/limits.ts'
import { KINDS, kindsLetIn } from '../test/architecture/permission-matrix.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'palier-doors-'))
const database = await connectDatabase({ mongodbUrl: undefined, dataDir })
const app = createApp({
  clock: systemClock,
  limits,
  log: createLogger('silent'),
  assets: { url: (name) => `/assets/${name}`, handler: (_req, _res, next) => next() },
  database,
  search: new GuardedIndex(Promise.reject(new SearchUnavailable('nobody searches here'))),
  port: () => 0,
  publicUrl: undefined,
  sessionSecret: 'nobody signs in here',
  // With its doors open: a list of ways in must not leave one out.
  trial: true,
})
console.log(JSON.stringify([...app.doors, ...app.events].map(described), null, 2))
await app.close()
await database.close()
await rm(dataDir, { recursive: true, force: true })

function described({ guard, fields, ...where }: Door | EventDoor) {
  const everyone = Object.keys(KINDS)
  if (guard === 'everyone') return { ...where, fields, action: null, actors: everyone }
  if (guard === 'signed-in')
    return { ...where, fields, action: null, actors: everyone.filter((kind) => kind !== 'visitor') }
  return { ...where, fields, action: guard, actors: kindsLetIn(guard) }
}
