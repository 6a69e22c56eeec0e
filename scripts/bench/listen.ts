import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on loopback, at a port that is free. @returns the address to ask */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
