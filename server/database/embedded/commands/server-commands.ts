import { Binary, Long } from 'bson'
import { arch, hostname, platform, totalmem, cpus } from 'node:os'
import { MongoFault } from '../errors.ts'
import type { Request } from '../request.ts'
import { isObject, toNumber, type Doc } from '../values.ts'

/** The MongoDB version whose behaviour this store follows, as drivers read it. */
const version = '7.0.0'
const wireVersion = 21

/**
 * Who we are: the one, writable member of a replica set. Without `topologyVersion`, drivers poll for changes instead of
 * waiting for them, and nothing here ever changes.
 */
export function hello({ client, command }: Request): Doc {
  const { address } = client
  const said = command['client']
  if (isObject(said) && isObject(said['application'])) client.appName = String(said['application']['name'])
  return {
    helloOk: true,
    ...('hello' in command ? { isWritablePrimary: true } : { ismaster: true, isWritablePrimary: true }),
    secondary: false,
    setName: 'rs0',
    setVersion: 1,
    hosts: [address],
    me: address,
    primary: address,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: wireVersion,
    readOnly: false,
  }
}

export const ping = (): Doc => ({})

export function buildInfo(): Doc {
  return {
    version,
    gitVersion: 'palier-embedded-store',
    modules: [],
    versionArray: [7, 0, 0, 0],
    bits: 64,
    debug: false,
    maxBsonObjectSize: 16 * 1024 * 1024,
    storageEngines: ['lmdb'],
  }
}

export function hostInfo(): Doc {
  return {
    system: {
      currentTime: new Date(),
      hostname: hostname(),
      cpuAddrSize: 64,
      memSizeMB: Math.round(totalmem() / 2 ** 20),
      numCores: cpus().length,
      cpuArch: arch(),
    },
    os: { type: platform(), name: platform(), version: '' },
    extra: {},
  }
}

export function serverStatus({ engine }: Request): Doc {
  const { scanned, scannedObjects, collectionScans } = engine.profiler.totals
  return {
    host: hostname(),
    version,
    process: 'palier-embedded-store',
    pid: Long.fromNumber(process.pid),
    uptime: process.uptime(),
    localTime: new Date(),
    repl: { setName: 'rs0', isWritablePrimary: true },
    storageEngine: { name: 'lmdb', supportsCommittedReads: true, persistent: true },
    metrics: {
      cursor: { open: { total: Long.fromNumber(engine.cursors.size) } },
      queryExecutor: {
        scanned: Long.fromNumber(scanned),
        scannedObjects: Long.fromNumber(scannedObjects),
        collectionScans: { total: Long.fromNumber(collectionScans) },
      },
    },
    mem: { resident: Math.round(process.memoryUsage.rss() / 2 ** 20) },
  }
}

/** Keeps what reads cost in `system.profile`, or ends it; -1 asks. */
export function profile({ engine, command, db }: Request): Doc {
  const filter = isObject(command['filter']) ? command['filter'] : undefined
  const { was, filter: before } = engine.profiler.set(db, toNumber(command['profile']) ?? -1, filter)
  return { was, slowms: 100, sampleRate: 1, ...(before ? { filter: before } : {}) }
}

export function replSetGetStatus({ client: { address } }: Request): Doc {
  return {
    set: 'rs0',
    date: new Date(),
    myState: 1,
    members: [{ _id: 0, name: address, health: 1, state: 1, stateStr: 'PRIMARY', self: true }],
  }
}

export function replSetGetConfig({ client: { address } }: Request): Doc {
  return { config: { _id: 'rs0', version: 1, members: [{ _id: 0, host: address }] } }
}

/** Where the reply to a sessions command names one by its id. */
const sessionIds = (list: unknown): string[] =>
  (Array.isArray(list) ? list : []).flatMap((one: unknown) =>
    isObject(one) && one['id'] instanceof Binary ? [one['id'].toString('hex')] : [],
  )

export async function endSessions({ engine, command }: Request): Promise<Doc> {
  await engine.endSessions(sessionIds(command['endSessions']))
  return {}
}

export async function killSessions({ engine, command }: Request): Promise<Doc> {
  await engine.endSessions(sessionIds(command['killSessions']))
  return {}
}

export function killAllSessions({ engine }: Request): Doc {
  engine.sessions.endAll()
  return {}
}

/** @throws CommandNotFound in a store without test commands */
export function configureFailPoint({ engine, command }: Request): Doc {
  if (!engine.failPoints) {
    throw new MongoFault(
      'CommandNotFound',
      "no such command: 'configureFailPoint' (start the embedded store with --test-commands)",
    )
  }
  engine.failPoints.configure(command)
  return {}
}

export function refreshSessions({ engine, command }: Request): Doc {
  for (const id of sessionIds(command['refreshSessions'])) engine.sessions.get(id)
  return {}
}

export function startSession(): Doc {
  return {
    id: { id: new Binary(crypto.getRandomValues(new Uint8Array(16)), Binary.SUBTYPE_UUID) },
    timeoutMinutes: 30,
  }
}

export const whatsmyuri = (): Doc => ({ you: '127.0.0.1:0' })
export const getParameter = (): Doc => ({ featureCompatibilityVersion: { version: '7.0' } })
export const getLog = (): Doc => ({ totalLinesWritten: 0, log: [] })
export const connectionStatus = (): Doc => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
})
export const getCmdLineOpts = (): Doc => ({ argv: [], parsed: {} })
/** Sync happens with every commit. */
export const fsync = (): Doc => ({ numFiles: 1 })

export function dbStats({ engine, db }: Request): Doc {
  const collections = engine.catalog.listCollections(db)
  return {
    db,
    collections: collections.length,
    objects: collections.reduce((total, { id }) => total + engine.storage.countRecords(id), 0),
    indexes: collections.reduce((total, { indexes }) => total + indexes.length, 0),
  }
}
