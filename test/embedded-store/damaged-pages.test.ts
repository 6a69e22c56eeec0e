import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answer } from '../../server/database/embedded/dispatch.ts'
import { Engine } from '../../server/database/embedded/engine.ts'
import { checkStoreFile, storeFile } from '../../server/database/embedded/folder.ts'
import { encode } from '../../server/database/embedded/raw-bson.ts'
import { StoreDamaged } from '../../server/database/embedded/store-errors.ts'
import type { Doc } from '../../server/database/embedded/values.ts'
import { verify, type Contents } from '../../server/database/embedded/verify.ts'
import { temporaryFolder } from './support.ts'

const pageBytes = 4_096
const metaPages = 2

describe('a store of which one page is damaged', () => {
  const folder = temporaryFolder()
  const copy = join(folder.path, 'copy')
  let sound: Buffer
  let contents: Contents
  before(async () => {
    const engine = new Engine(folder.path)
    await engine.open()
    const send = (command: Doc) => answer(engine, { ...command, $db: 'x' }, { address: '' })
    await send({ createIndexes: 'rows', indexes: [{ key: { n: 1 }, name: 'n_1' }] })
    const small = Array.from({ length: 400 }, (_, n) => encode({ _id: n, n, text: 'x'.repeat(100) }))
    const large = [1_000, 1_001].map((_id) => encode({ _id, n: _id, text: 'y'.repeat(20_000) }))
    await send({ insert: 'rows', documents: [...small, ...large] })
    await send({ delete: 'rows', deletes: [{ q: { n: { $gte: 100, $lt: 150 } }, limit: 0 }] })
    contents = verify(engine.storage, engine.catalog)
    await engine.close()
    sound = readFileSync(join(folder.path, storeFile))
    mkdirSync(copy)
  })
  after(() => folder.remove())

  /** Is a file refused? One that is not must hold everything. */
  async function isRefused(content: Buffer): Promise<boolean> {
    const path = join(copy, storeFile)
    writeFileSync(path, content)
    try {
      checkStoreFile(copy)
    } catch (error) {
      assert.ok(error instanceof StoreDamaged, String(error))
      assert.ok(readFileSync(path).equals(content))
      return true
    }
    const engine = new Engine(copy)
    await engine.open()
    assert.deepEqual(verify(engine.storage, engine.catalog), contents)
    await engine.close()
    rmSync(`${path}-lock`)
    return false
  }

  const damages: [what: string, page: (sound: Buffer, at: number) => Buffer][] = [
    ['holds nothing but zeros', () => Buffer.alloc(pageBytes)],
    ['holds anything', () => randomBytes(pageBytes)],
    [
      'holds what belongs to the page after it',
      (bytes, at) => Buffer.from(bytes.subarray(at + pageBytes, at + 2 * pageBytes)),
    ],
  ]
  for (const [what, pageOf] of damages) {
    it(`is refused when it ${what}, unless the page is free`, async () => {
      let refused = 0
      const pages = Math.floor(sound.length / pageBytes)
      for (let page = metaPages; page < pages - 1; page += 1) {
        const damaged = Buffer.from(sound)
        pageOf(sound, page * pageBytes).copy(damaged, page * pageBytes)
        // What a document has on other pages is any bytes: they say nothing of themselves.
        if (!isPartOfLarge(page) && (await isRefused(damaged))) refused += 1
      }
      assert.ok(refused > 20, `${refused} of ${pages} pages`)
    })
  }

  const isPartOfLarge = (page: number): boolean =>
    sound.subarray(page * pageBytes, (page + 1) * pageBytes).includes('y'.repeat(2_000))

  it('is refused when it was cut short, unless all that is missing is free', async () => {
    let refused = 0
    for (let size = metaPages * pageBytes; size < sound.length; size += 3 * pageBytes) {
      if (await isRefused(sound.subarray(0, size))) refused += 1
    }
    assert.ok(refused > 10, `${refused} lengths`)
  })

  it('is opened when it is sound', async () => assert.equal(await isRefused(sound), false))
})
