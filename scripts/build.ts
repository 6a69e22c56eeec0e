/**
 * Bundles what changed since the last build, and says so in one line per part.
 * Runs before `npm start` and `npm test`.
 */
import { build } from './build/build.ts'

try {
  await build({ say: (line) => console.log(line) })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
