/**
 * `npm run lint`: every gate that reads the code without running it. All of them run and show all that they
 * find; the last line sums up, and the exit code says whether all passed.
 */
import { existsSync } from 'node:fs'
import { blindness, cruiseImports } from './lint/cruise.ts'
import { run, type Outcome } from './lint/run.ts'

type Gate = { name: string; check: () => Promise<Outcome> }

const GATES: Gate[] = [
  { name: 'oxlint', check: () => run('node_modules/.bin/oxlint', ['.', '--format', 'unix']) },
  { name: 'oxfmt', check: () => run('node_modules/.bin/oxfmt', ['--check', '.']) },
  { name: 'types', check: () => run(process.execPath, ['node_modules/typescript-7/bin/tsc', '-p', '.']) },
  { name: 'imports', check: checkImports },
  { name: 'shell', check: () => run('bash', ['-n', '.ci/run']) },
  { name: 'compose', check: checkCompose },
]

async function checkImports(): Promise<Outcome> {
  const report = await cruiseImports()
  const blind = blindness(report)
  const problems = blind ? [blind, ...report.violations] : report.violations
  return { ok: problems.length === 0, output: problems.join('\n') }
}

/** `docker compose config` needs no daemon, but it needs the client: without one the gate has nothing to say. */
async function checkCompose(): Promise<Outcome> {
  if (!existsSync('docker-compose.yml')) return { skipped: 'no docker-compose.yml' }
  const client = await run('docker', ['compose', 'version'])
  if (!('ok' in client) || !client.ok) return { skipped: 'no docker compose here' }
  const env = {
    SESSION_SECRET: 'x'.repeat(32),
    PUBLIC_URL: 'https://palier.example',
    MEILI_KEY: 'x'.repeat(32),
  }
  return run('docker', ['compose', 'config', '--quiet'], env)
}

const started = performance.now()
// Each gate has its own processes: together they take as long as the slowest.
const outcomes = await Promise.all(GATES.map(async ({ name, check }) => ({ name, outcome: await check() })))

let passed = 0
let failed = 0
for (const { name, outcome } of outcomes) {
  if ('skipped' in outcome) {
    console.log(`- ${name}: skipped, ${outcome.skipped}`)
  } else if (outcome.ok) {
    passed += 1
    console.log(`✓ ${name}`)
  } else {
    failed += 1
    console.log(`✗ ${name}\n${outcome.output.trimEnd().replace(/^/gm, '    ')}\n`)
  }
}
console.log(
  `lint: ${passed} passed, ${failed} failed (${((performance.now() - started) / 1000).toFixed(1)} s)`,
)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
