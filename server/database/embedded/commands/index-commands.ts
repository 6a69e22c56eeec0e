import type { Collection } from '../catalog.ts'
import { MongoFault, notSupported } from '../errors.ts'
import { parseFilter } from '../filter.ts'
import type { Index } from '../indexes.ts'
import { encode } from '../raw-bson.ts'
import { answerList } from '../reply.ts'
import { collectionName, ensureCollection, findCollection, type Request } from '../request.ts'
import { buildIndex, changeSchema } from '../schema-changes.ts'
import type { Transaction } from '../transactions.ts'
import { readValidation } from '../validation.ts'
import { equal, fieldsOf, isObject, toNumber, truthy, type Doc } from '../values.ts'

export async function createIndexes(request: Request): Promise<Doc> {
  const { engine, command, transaction } = request
  const name = collectionName(request)
  const specs = (command['indexes'] as Doc[]).map(readIndexSpec)
  const create = async (): Promise<Doc> => {
    const existed = findCollection(request, name) !== undefined
    const collection = await ensureCollection(request, name)
    const numIndexesBefore = collection.indexes.length
    for (const spec of specs) {
      if (spec['collation'] === undefined && collection.options['collation'] !== undefined)
        spec['collation'] = collection.options['collation']
      if (alreadyThere(collection, spec)) continue
      if (transaction) addToBlank(request, transaction, collection, spec)
      else await buildIndex(engine, collection, spec)
    }
    const numIndexesAfter = collection.indexes.length
    return {
      numIndexesBefore,
      numIndexesAfter,
      createdCollectionAutomatically: !existed,
      ...(numIndexesBefore === numIndexesAfter ? { note: 'all indexes already exist' } : {}),
    }
  }
  return transaction ? create() : engine.schemaTurns.run(create)
}

function addToBlank({ engine }: Request, transaction: Transaction, collection: Collection, spec: Doc): void {
  if (!transaction.isBlank(collection)) {
    throw new MongoFault(
      'OperationNotSupportedInTransaction',
      `Cannot create new indexes on existing collection ${collection.db}.${collection.name} in a multi-document transaction.`,
    )
  }
  engine.catalog.draftIndex(collection, spec, 0)
}

const indexOptions = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'collation',
  'background',
  'hidden',
  'ns',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'weights',
  'default_language',
  'language_override',
  'bits',
  'min',
  'max',
  'storageEngine',
  'wildcardProjection',
  'dropDups',
  'clustered',
])

function readIndexSpec(sent: Doc): Doc {
  const key = sent['key']
  if (!isObject(key) || fieldsOf(key).length === 0)
    throw new MongoFault('CannotCreateIndex', 'Index keys cannot be an empty object')
  for (const option of Object.keys(sent)) {
    if (!indexOptions.has(option))
      throw new MongoFault(
        'InvalidIndexSpecificationOption',
        `The field '${option}' is not valid for an index specification.`,
      )
  }
  for (const [path, direction] of fieldsOf(key)) {
    if (direction === 'text' || direction === 'columnstore') {
      throw notSupported('CannotCreateIndex', `an index of type '${direction}' (on ${path})`)
    }
    if (path.includes('$**')) throw notSupported('CannotCreateIndex', `a wildcard index (on ${path})`)
    const kinds: unknown[] = ['hashed', '2d', '2dsphere']
    const number = kinds.includes(direction) ? 1 : toNumber(direction)
    if (number === undefined || number === 0 || Number.isNaN(number)) {
      throw new MongoFault(
        'CannotCreateIndex',
        `Values in v:2 index key pattern must be numbers or known types: ${path}: ${String(direction)}`,
      )
    }
  }
  const name =
    typeof sent['name'] === 'string'
      ? sent['name']
      : fieldsOf(key)
          .map(([path, direction]) => `${path}_${String(toNumber(direction) ?? direction)}`)
          .join('_')
  const spec: Doc = { v: 2, key, name }
  if (truthy(sent['unique'])) spec['unique'] = true
  if (truthy(sent['sparse'])) spec['sparse'] = true
  for (const option of [
    'partialFilterExpression',
    'expireAfterSeconds',
    'collation',
    'hidden',
    'background',
  ]) {
    if (sent[option] !== undefined) spec[option] = sent[option]
  }
  if (spec['partialFilterExpression'] !== undefined) {
    if (spec['sparse'])
      throw new MongoFault('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options')
    parseFilter(spec['partialFilterExpression'])
  }
  return spec
}

const keyOf = (index: Index) => index.spec['key']

function alreadyThere(collection: Collection, spec: Doc): boolean {
  const comparable = (one: Doc) => ({
    key: one['key'],
    unique: one['unique'] ?? false,
    sparse: one['sparse'] ?? false,
    partial: one['partialFilterExpression'] ?? null,
    expires: toNumber(one['expireAfterSeconds']) ?? null,
    collation: one['collation'] ?? null,
  })
  if (equal(spec['key'], { _id: 1 })) return true
  for (const index of collection.indexes) {
    const same = equal(comparable(index.spec), comparable(spec))
    if (index.name === spec['name']) {
      if (same) return true
      const codeName = equal(keyOf(index), spec['key']) ? 'IndexOptionsConflict' : 'IndexKeySpecsConflict'
      throw new MongoFault(
        codeName,
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${JSON.stringify(spec)}, existing index: ${JSON.stringify(index.spec)}`,
      )
    }
    if (same) {
      throw new MongoFault(
        'IndexOptionsConflict',
        `Index already exists with a different name: ${index.name}`,
      )
    }
    const distinguishing = (one: Doc) => ({
      key: one['key'],
      collation: one['collation'] ?? null,
      partial: one['partialFilterExpression'] ?? null,
      unique: one['unique'] ?? false,
      sparse: one['sparse'] ?? false,
    })
    if (equal(distinguishing(index.spec), distinguishing(spec))) {
      throw new MongoFault(
        'IndexOptionsConflict',
        `Index with name: ${index.name} already exists with different options`,
      )
    }
  }
  return false
}

export async function dropIndexes(request: Request): Promise<Doc> {
  const { engine, command, db } = request
  const name = collectionName(request)
  const wanted = command['index']
  return changeSchema(engine, (): Doc => {
    const collection = engine.catalog.find(db, name)
    if (!collection) throw new MongoFault('NamespaceNotFound', `ns not found ${db}.${name}`)
    engine.waitForTransactionIn(collection)
    const nIndexesWas = collection.indexes.length
    for (const index of indexesNamed(collection, wanted)) engine.catalog.removeIndex(collection, index)
    return { nIndexesWas }
  })
}

function indexesNamed(collection: Collection, wanted: unknown): Index[] {
  const others = collection.indexes.filter((index) => index.name !== '_id_')
  if (wanted === '*') return others
  return (Array.isArray(wanted) ? (wanted as unknown[]) : [wanted]).map((one) => {
    if (one === '_id_' || equal(one, { _id: 1 }))
      throw new MongoFault('InvalidOptions', 'cannot drop _id index')
    const index = others.find(
      (candidate) => candidate.name === one || (isObject(one) && equal(keyOf(candidate), one)),
    )
    if (!index)
      throw new MongoFault(
        'IndexNotFound',
        `index not found with name [${typeof one === 'string' ? one : JSON.stringify(one)}]`,
      )
    return index
  })
}

export async function listIndexes(request: Request): Promise<Buffer> {
  const { engine, command, db } = request
  const name = collectionName(request)
  const collection = engine.catalog.find(db, name)
  if (!collection) throw new MongoFault('NamespaceNotFound', `ns does not exist: ${db}.${name}`)
  const rows = collection.indexes.map((index) => encode(index.spec))
  return answerList(request, `${db}.${name}`, rows, command['cursor'])
}

/** Changes a collection's validator, or an index: when its documents expire, and whether queries may use it. */
export async function collMod(request: Request): Promise<Doc> {
  const { engine, command, db } = request
  const name = collectionName(request)
  const rules = readValidation(command)
  const change = isObject(command['index']) ? command['index'] : undefined
  return changeSchema(engine, (): Doc => {
    const collection = engine.catalog.find(db, name)
    if (!collection) throw new MongoFault('NamespaceNotFound', `ns does not exist: ${db}.${name}`)
    const reply = change ? changeIndex(collection, change) : {}
    collection.options = { ...collection.options, ...rules }
    engine.catalog.save(collection)
    return reply
  })
}

function changeIndex(collection: Collection, change: Doc): Doc {
  const index = collection.indexes.find(
    (candidate) => candidate.name === change['name'] || equal(keyOf(candidate), change['keyPattern']),
  )
  if (!index) {
    const ns = `${collection.db}.${collection.name}`
    throw new MongoFault('IndexNotFound', `cannot find index ${JSON.stringify(change)} for ns ${ns}`)
  }
  const reply: Doc = {}
  const expires = toNumber(change['expireAfterSeconds'])
  if (expires !== undefined) {
    if (index.expireAfterSeconds !== undefined) reply['expireAfterSeconds_old'] = index.expireAfterSeconds
    reply['expireAfterSeconds_new'] = expires
    index.expireAfterSeconds = expires
    index.spec['expireAfterSeconds'] = expires
  }
  if (typeof change['hidden'] === 'boolean') {
    reply['hidden_old'] = index.hidden
    reply['hidden_new'] = change['hidden']
    index.hidden = change['hidden']
    if (index.hidden) index.spec['hidden'] = true
    else delete index.spec['hidden']
  }
  return reply
}
