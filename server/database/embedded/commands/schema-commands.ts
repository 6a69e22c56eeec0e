import { Long } from 'bson'
import { readCap } from '../capped.ts'
import type { Collection } from '../catalog.ts'
import { MongoFault, notSupported } from '../errors.ts'
import { compileQuery } from '../match.ts'
import { encode } from '../raw-bson.ts'
import { answerList } from '../reply.ts'
import { collectionName, findCollection, type Request } from '../request.ts'
import { changeSchema } from '../schema-changes.ts'
import { readValidation } from '../validation.ts'
import { equal, isObject, truthy, type Doc } from '../values.ts'

/** Refused rather than ignored: a caller would count on what is not done. */
const refusedOptions = [
  'timeseries',
  'viewOn',
  'clusteredIndex',
  'encryptedFields',
  'changeStreamPreAndPostImages',
]

export async function create(request: Request): Promise<Doc> {
  const { engine, command, db } = request
  const name = collectionName(request)
  for (const option of refusedOptions) {
    if (command[option] !== undefined && command[option] !== false) {
      throw notSupported('CommandNotSupported', `the option '${option}' of create`)
    }
  }
  const options: Doc = {
    ...(isObject(command['collation']) ? { collation: command['collation'] } : {}),
    ...readCap(command),
    ...readValidation(command),
  }
  const { transaction } = request
  const make = (): Collection =>
    transaction?.make(db, name, options) ?? engine.catalog.create(db, name, options, engine.queue.current)
  const findOrMake = (): void => {
    if (!transaction) engine.waitForMaker(db, name)
    const collection = findCollection(request, name) ?? make()
    if (!equal(collection.options, options)) {
      throw new MongoFault(
        'NamespaceExists',
        `namespace ${db}.${name} already exists, but with different options`,
      )
    }
  }
  if (transaction) findOrMake()
  else await changeSchema(engine, findOrMake)
  return {}
}

export async function drop(request: Request): Promise<Doc> {
  const { engine, db } = request
  const name = collectionName(request)
  return changeSchema(engine, (): Doc => {
    const collection = engine.catalog.find(db, name)
    if (!collection) return { ns: `${db}.${name}` }
    const nIndexesWas = collection.indexes.length
    engine.removeCollection(collection)
    return { ns: `${db}.${name}`, nIndexesWas }
  })
}

export async function dropDatabase(request: Request): Promise<Doc> {
  const { engine, db } = request
  await changeSchema(engine, () => {
    for (const collection of engine.catalog.listCollections(db)) engine.removeCollection(collection)
  })
  return { dropped: db }
}

export async function renameCollection(request: Request): Promise<Doc> {
  const { engine, command } = request
  const [fromDb, from] = splitNamespace(String(command['renameCollection']))
  const [toDb, to] = splitNamespace(String(command['to']))
  await changeSchema(engine, () => {
    const collection = engine.catalog.find(fromDb, from)
    if (!collection)
      throw new MongoFault('NamespaceNotFound', `Source collection ${fromDb}.${from} does not exist`)
    engine.waitForTransactionIn(collection)
    const target = engine.catalog.find(toDb, to)
    if (target) {
      if (!truthy(command['dropTarget'])) throw new MongoFault('NamespaceExists', 'target namespace exists')
      engine.removeCollection(target)
    }
    engine.catalog.rename(collection, toDb, to)
  })
  return {}
}

function splitNamespace(ns: string): [db: string, name: string] {
  const dot = ns.indexOf('.')
  return [ns.slice(0, dot), ns.slice(dot + 1)]
}

export async function listCollections(request: Request): Promise<Buffer> {
  const { engine, command, db } = request
  const matches = compileQuery(command['filter'] ?? {})
  const nameOnly = truthy(command['nameOnly'])
  const rows = engine.catalog
    .listCollections(db)
    .map((collection): Doc => ({
      name: collection.name,
      type: 'collection',
      ...(nameOnly
        ? {}
        : {
            options: collection.options,
            info: { readOnly: false, uuid: collection.uuid },
            idIndex: collection.indexes[0]!.spec,
          }),
    }))
    .filter((doc) => matches(doc))
    .map(encode)
  return answerList(request, `${db}.$cmd.listCollections`, rows, command['cursor'])
}

export function listDatabases({ engine, command }: Request): Doc {
  const matches = compileQuery(command['filter'] ?? {})
  const nameOnly = truthy(command['nameOnly'])
  const databases = engine.catalog
    .listDatabases()
    .map((name): Doc => (nameOnly ? { name } : { name, sizeOnDisk: Long.fromNumber(0), empty: false }))
    .filter((doc) => matches(doc))
  return nameOnly ? { databases } : { databases, totalSize: Long.fromNumber(0) }
}
