import assert from 'node:assert/strict'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { build } from '../../scripts/build/build.ts'

describe('the build', () => {
  let root: string

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const manifest = () =>
    JSON.parse(readFileSync(join(root, 'dist/client/manifest.json'), 'utf8')) as Record<string, string>
  /** The built file that stands behind a logical name. */
  const built = (name: string) =>
    join(root, 'dist/client', manifest()[name]?.replace('/assets/', '') ?? 'missing')

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'palier-build-'))
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    cpSync('tsconfig.json', join(root, 'tsconfig.json'))
    write(
      'client/entry.ts',
      "import { shown } from '../shared/text.ts'\nvoid import('./islands/chat.tsx').then(() => shown())",
    )
    write(
      'client/islands/chat.tsx',
      "import { shown } from '../../shared/text.ts'\nexport const Chat = () => <p>{shown()}</p>",
    )
    write('shared/text.ts', 'export const shown = () => document.title')
    write('client/styles/tokens.css', ":root { --ink: #000 }\n@font-face { src: url('../fonts/face.woff2') }")
    write('client/styles/base.css', 'body { color: var(--ink) }')
    write('client/fonts/face.woff2', 'not really a font')
    write('shared/ui/thread/seal.css', '.seal { color: green }')
    write('shared/ui/form/field.css', '.field { color: red }')
    write('server/main.ts', "import { shown } from '../shared/text.ts'\nexport { shown }")
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('builds both halves at first, and nothing when nothing changed', async () => {
    assert.deepEqual(await build({ root }), ['client', 'server'])
    assert.deepEqual(await build({ root }), [])
  })

  it('builds only the half that changed', async () => {
    await build({ root })
    write('client/styles/base.css', 'body { color: inherit }')
    assert.deepEqual(await build({ root }), ['client'])
    write('server/main.ts', 'export const other = 1')
    assert.deepEqual(await build({ root }), ['server'])
  })

  it('builds again what somebody took away', async () => {
    await build({ root })
    rmSync(join(root, 'dist/server/main.js'))
    assert.deepEqual(await build({ root }), ['server'])
  })

  it('names every file by an address that changes with what it holds', async () => {
    await build({ root })
    const before = manifest()
    assert.deepEqual(Object.keys(before).sort(), [
      'entry.js',
      'font.woff2',
      'islands/chat.js',
      'preloads',
      'style.css',
    ])
    write('shared/ui/thread/seal.css', '.seal { color: olive }')
    await build({ root })
    assert.notEqual(manifest()['style.css'], before['style.css'])
    assert.equal(manifest()['entry.js'], before['entry.js'])
  })

  it('keeps nothing of an earlier build', async () => {
    await build({ root })
    const old = built('style.css')
    write('client/styles/base.css', 'body { color: inherit }')
    await build({ root })
    assert.equal(existsSync(old), false)
    assert.equal(readdirSync(join(root, 'dist/client')).filter((file) => file.endsWith('.css')).length, 1)
  })

  it('gives each sheet a layer named after its path, tokens and base below all components', async () => {
    await build({ root })
    const css = readFileSync(built('style.css'), 'utf8')
    assert.match(css, /^@layer tokens,base,ui\.form\.field,ui\.thread\.seal;/)
    assert.match(css, /@layer ui\.thread\.seal\{\.seal\{color:green\}\}/)
    assert.ok(css.includes(manifest()['font.woff2'] ?? 'no font'), 'the sheet names the hashed font')
  })

  it('writes a compressed twin that says the same', async () => {
    await build({ root })
    const twin = brotliDecompressSync(readFileSync(`${built('entry.js')}.br`))
    assert.equal(twin.toString(), readFileSync(built('entry.js'), 'utf8'))
    assert.ok(existsSync(`${built('style.css')}.gz`))
  })

  it('says where a source is wrong, and leaves the last good output', async () => {
    await build({ root })
    const good = manifest()
    write('client/entry.ts', 'const = 1')
    await assert.rejects(build({ root }), /client\/entry\.ts:1:6/)
    assert.deepEqual(manifest(), good)
    await assert.rejects(build({ root }), 'and says it again until it is put right')
  })
})
