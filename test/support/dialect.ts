import mongoose from 'mongoose'

/**
 * What of MongoDB's language Palier speaks: commands, what they are told beside the obvious, operators and stages. Who adds
 * a word adds a contract test that uses it (`test/embedded-store`), which a real replica set can be asked as well.
 */
export const dialect: ReadonlySet<string> = new Set([
  ...['create', 'createIndexes'],
  ...['createIndexes.unique', 'createIndexes.partialFilterExpression', 'createIndexes.expireAfterSeconds'],
  ...['find', 'find.hint', 'find.limit', 'find.projection', 'find.singleBatch', 'find.sort'],
  ...['aggregate', 'getMore'],
  ...['insert', 'insert.ordered'],
  ...['update', 'update.multi', 'update.ordered', 'update.upsert'],
  ...['delete', 'delete.limit', 'delete.ordered'],
  ...['abortTransaction', 'commitTransaction', 'endSessions', 'ping'],
  ...['$all', '$elemMatch', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$ne', '$or', '$size'],
  ...['$inc', '$max', '$pull', '$push', '$set', '$setOnInsert', '$unset'],
  ...['$group', '$match', '$sum'],
  // With these, tests look at the store; the product does not.
  ...['explain', 'explain.verbosity'],
  ...['listCollections', 'listCollections.authorizedCollections', 'listCollections.nameOnly'],
])

/** What every command carries: where it goes, in which session, and how well it is to be kept. */
const envelope = ['$db', '$clusterTime', '$readPreference', 'lsid', 'txnNumber']
const concerns = ['startTransaction', 'autocommit', 'readConcern', 'writeConcern']

/** Without these a command would say nothing. */
const obvious = ['collection', 'cursor', 'filter', 'key', 'name', 'pipeline', 'q', 'u']

/** Where a command keeps its statements, which have options of their own. */
const statements = ['deletes', 'indexes', 'updates']

/** Documents are data, whatever their fields are called. */
const data = ['documents']

const isNoOption = new Set([...envelope, ...concerns, ...obvious, ...statements, ...data])

/** The words of a command: `update`, `update.multi`, and its operators and stages at any depth. */
export function wordsOf(command: object): Set<string> {
  const [name = ''] = Object.keys(command)
  const words = new Set([name])
  const readOptions = (options: object): void => {
    for (const [option, value] of Object.entries(options)) {
      if (option !== name && !isNoOption.has(option)) words.add(`${name}.${option}`)
      if (statements.includes(option)) for (const statement of value as object[]) readOptions(statement)
      else if (!envelope.includes(option) && !data.includes(option)) readOperators(value)
    }
  }
  const readOperators = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) readOperators(item)
    if (!isPlain(value)) return
    for (const [key, inner] of Object.entries(value)) {
      if (key.startsWith('$')) words.add(key)
      readOperators(inner)
    }
  }
  readOptions(command)
  return words
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** What was said that is not of the dialect, and on which collection first. */
const foreign = new Map<string, string>()

/** Listens to every command that the product's connection sends in this process. */
export function watchDialect(): void {
  mongoose.connection.on('connected', () => {
    mongoose.connection.getClient().on('commandStarted', ({ commandName, command }) => {
      for (const word of wordsOf(command))
        if (!dialect.has(word) && !foreign.has(word)) foreign.set(word, String(command[commandName]))
    })
  })
}

/** What this run's commands said that is not of the dialect. */
export const foreignWords = (): string[] =>
  [...foreign].map(
    ([word, where]) => `${word}, used on ${where}: add a contract test with it, then test/support/dialect.ts`,
  )
