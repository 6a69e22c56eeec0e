import { StoreFault } from '../../server/database/embedded/index.ts'
import { serve } from '../../server/database/embedded/server.ts'

/** Opens the store of a folder and prints how that went: for a test that needs another user. */
const [dataDir = ''] = process.argv.slice(2)
const outcome = await serve({ dataDir }).then(
  (server) => server.close().then(() => 'opened'),
  (error: unknown) => (error instanceof StoreFault ? `${error.name}: ${error.message}` : String(error)),
)
process.stdout.write(outcome)
