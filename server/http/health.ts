import { routes, type Routes } from './routes.ts'

type Check = 'up' | 'down' | 'starting' | 'off'

interface HealthParts {
  mongo: () => Promise<boolean>
  search: () => Promise<Check> | Check
}

/**
 * `/health/live`: the process and its database answer. `/health/ready`: the same, with what else is up. Search and Redis
 * being down is said with 200, since pages and writes go on without them.
 */
export function healthRoutes({ mongo, search }: HealthParts): Routes {
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
      res.status(up ? 200 : 503).json({ status: up ? 'ok' : 'down', checks })
    })
  }
  return health
}
