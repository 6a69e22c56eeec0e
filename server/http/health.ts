import { routes, type Routes } from './routes.ts'

type Check = 'up' | 'down' | 'starting' | 'off'

interface HealthParts {
  mongo: () => Promise<boolean>
  search: () => Promise<Check> | Check
  /** What of the search waits for a person; asked only while the database answers. */
  searchDetails: () => Promise<SearchDetails>
}

/** The documents that the engine refuses, some of them by kind and id. */
export interface SearchDetails {
  parked: number
  documents: string[]
}

/**
 * `/health/live`: the process and its database answer. `/health/ready`: the same, with what else is up and what is parked. Search and Redis
 * being down is said with 200, since pages and writes go on without them.
 */
export function healthRoutes({ mongo, search, searchDetails }: HealthParts): Routes {
  const health = routes()
  for (const path of ['/health/live', '/health/ready']) {
    health.get(path, { guard: 'everyone' }, async ({ res }) => {
      const [up, found] = await Promise.all([mongo(), search()])
      const checks: Record<'mongo' | 'search' | 'redis', Check> = {
        mongo: up ? 'up' : 'down',
        search: found,
        redis: 'off',
      }
      res.setHeader('Cache-Control', 'no-store')
      const details = up && path === '/health/ready' ? { details: { search: await searchDetails() } } : {}
      res.status(up ? 200 : 503).json({ status: up ? 'ok' : 'down', checks, ...details })
    })
  }
  return health
}
