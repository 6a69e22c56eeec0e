/** What mocha does once per run, before and after everything; `.mocharc.json` requires this file. */
import { closeTestConnection } from './app.ts'
import { foreignWords, watchDialect } from './dialect.ts'
import { scans, watchScans } from './scans.ts'
import { openStores } from './stores.ts'

let stores: Awaited<ReturnType<typeof openStores>> | undefined

export async function mochaGlobalSetup(): Promise<void> {
  stores = await openStores()
}

export async function mochaGlobalTeardown(): Promise<void> {
  await stores?.close()
}

export const mochaHooks = {
  async beforeAll(): Promise<void> {
    watchDialect()
    await watchScans()
  },
  async afterAll(): Promise<void> {
    await closeTestConnection()
    const complaints = [...foreignWords(), ...(await scans())]
    if (complaints.length > 0) throw new Error(complaints.join('\n'))
  },
}
