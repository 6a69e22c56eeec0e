/** What mocha does once per run, before and after everything; `.mocharc.json` requires this file. */
import { closeTestConnection } from './app.ts'
import { openStores } from './stores.ts'

let stores: Awaited<ReturnType<typeof openStores>> | undefined

export async function mochaGlobalSetup(): Promise<void> {
  stores = await openStores()
}

export async function mochaGlobalTeardown(): Promise<void> {
  await stores?.close()
}

export const mochaHooks = {
  async afterAll(): Promise<void> {
    await closeTestConnection()
  },
}
