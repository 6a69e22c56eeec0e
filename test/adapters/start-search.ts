/** Starts the private search engine on the folder named, says so in one line, and waits to be killed. */
import { startMeilisearch } from '../../server/adapters/search/meilisearch-process.ts'
import { silent } from './search-engine.ts'

const [dataDir] = process.argv.slice(2)
if (!dataDir) throw new Error('usage: start-search.ts <folder>')
const engine = await startMeilisearch({ dataDir, log: silent })
process.stdout.write(`${engine.url}\n`)
