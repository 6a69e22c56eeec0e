import assert from 'node:assert/strict'
import { dialect, wordsOf } from '../support/dialect.ts'
import { projectFiles } from '../support/project.ts'

/** What a test tells the driver, where that is not what the driver tells the server. */
const driverSays: Record<string, string> = {
  create: 'createCollection',
  createIndexes: 'createIndex',
  insert: 'insertOne',
  update: 'updateOne',
  'update.multi': 'updateMany',
  delete: 'deleteOne',
  'delete.limit': 'deleteMany',
  'find.singleBatch': 'findOne',
  getMore: 'batchSize',
  endSessions: 'endSession',
  'explain.verbosity': 'explain',
  'listCollections.authorizedCollections': 'listCollections',
  'listCollections.nameOnly': 'listCollections',
}

/** The tests that ask a real replica set as well, where there is one. */
const contract = (): string =>
  projectFiles(['test/embedded-store'], /\.test\.ts$/)
    .filter(({ text }) => text.includes('openStore'))
    .map(({ text }) => text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, ''))
    .join('\n')

describe('the dialect of MongoDB that Palier speaks', () => {
  it('has no word that no contract test uses', () => {
    const tests = contract()
    const isUsed = (word: string) => {
      const said = driverSays[word] ?? word.split('.').at(-1) ?? ''
      return new RegExp(`(?<![\\w$])${said.replace('$', '\\$')}(?!\\w)`).test(tests)
    }
    assert.deepEqual(
      [...dialect].filter((word) => !isUsed(word)),
      [],
    )
  })

  it('is read from commands, their statements and every depth of them, but not from what is inserted', () => {
    const update = {
      update: 'rows',
      updates: [
        {
          q: { $or: [{ a: { $gt: 1 } }] },
          u: { $set: { 'a.$[one]': 1 } },
          arrayFilters: [{ one: { $lt: 1 } }],
        },
      ],
      lsid: { id: 1 },
      $db: 'palier',
    }
    assert.deepEqual([...wordsOf(update)].toSorted(), [
      '$gt',
      '$lt',
      '$or',
      '$set',
      'update',
      'update.arrayFilters',
    ])
    const insert = { insert: 'rows', documents: [{ text: { $data: 1 } }], bypassDocumentValidation: true }
    assert.deepEqual([...wordsOf(insert)], ['insert', 'insert.bypassDocumentValidation'])
  })
})
