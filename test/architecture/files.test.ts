import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { linesMatching, projectFiles } from '../support/project.ts'

const PRODUCT = ['client', 'server', 'shared']
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
/** A class is written in capitals, and still names its file. */
const asFunction = (name: string) => name.replace(/^[A-Z]/, (letter) => letter.toLowerCase())
const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The kinds of file a feature or a page may be made of, each with a promise: `docs/first-change.md` tells them. */
const KINDS = {
  /** `<feature>.routes.ts`: one of each, named after the folder. */
  door: /^(?<folder>[a-z-]+)\.(routes|sockets|subscriber)\.ts$/,
  /** `<record>.model.ts` and its like. */
  record: /^[a-z]+(-[a-z]+)*\.(rules|rules\.test|model|repo|presenter)\.ts$/,
  /** A part of one page, and of no other: in that page's folder alone. */
  component: /^[a-z]+(-[a-z]+)*\.tsx$/,
  page: /^[a-z]+(-[a-z]+)*-page\.tsx$/,
  /** One use case or one question, under the exported function of that name. */
  action: /^[a-z]+(-[a-z]+)+\.ts$/,
  /** The unit test of an action whose logic is dense, beside it. */
  actionTest: /^[a-z]+(-[a-z]+)+\.test\.ts$/,
  index: /^index\.ts$/,
}

const { component: _, ...anywhere } = KINDS
const ANYWHERE = Object.values(anywhere)

/** Parts of a feature that are neither a record nor an action: each has a reason to be a thing of its own. */
const PARTS: Record<string, string> = {
  'accounts/passport.ts': 'tells Passport how people sign in',
  'accounts/password.ts': 'hashes and compares, at a cost that is set in one place',
  'accounts/password-strength.ts': 'knows what is easily guessed',
  'accounts/session-store.ts': 'the class that express-session asks for',
  'accounts/sign-in-attempts.ts': 'counts them, per address and per account',
  'territories/gazetteer.ts': 'the reference data, in memory',
  'live-updates/thread-cursor.ts': 'where the readers of one open thread are in its log',
  'collectives/load-collective.ts': 'the one way to a collective or a request, as for threads',
  'threads/list-cursor.ts': 'where a page of a list ended, as an address carries it',
  'threads/load-thread.ts': 'the one way to a thread or a post: for everybody, or for an action of somebody',
  'threads/log-feed.ts': 'tells this process what was appended',
  'threads/log-writer.ts': 'the one writer of a log in a process, and what it writes',
  'threads/thread-log.ts': 'the log: appending and changing go through one queue',
}

/** `threads/thread-log.ts` of `server/features/threads/thread-log.ts`. */
const partOf = (path: string) => path.split('/').slice(2).join('/')

/** Why this file does not belong in that folder of `features/` or `pages/`, or undefined. */
function misplaced(path: string): string | undefined {
  const [, , folder, name, deeper] = path.split('/')
  if (name === undefined) return `${path}: a file stands in its feature's folder`
  if (deeper !== undefined) return `${path}: a feature's folder has no folders`
  if (partOf(path) in PARTS) return undefined
  if (path.startsWith('server/pages/') && KINDS.component.test(name)) return undefined
  const door = KINDS.door.exec(name)
  if (door)
    return door.groups?.['folder'] === folder ? undefined : `${path}: a door is named after its folder`
  return ANYWHERE.some((kind) => kind.test(name)) ? undefined : `${path}: no such kind of file`
}

/** What a module exports beside types: functions, constants and classes, its own or handed on. */
function exportedNames(text: string): string[] {
  const declared = [...text.matchAll(/^export (?:async )?(?:function\*?|const|let|class) (\w+)/gm)].map(
    ([, name]) => name,
  )
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list]) =>
    (list ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '' && !item.startsWith('type '))
      .map((item) => item.split(' as ').at(-1)),
  )
  return [...declared, ...listed].filter((name) => name !== undefined)
}

describe('the kinds of file in a feature', () => {
  it('are a closed list', () => {
    const files = projectFiles(['server/features', 'server/pages'], /./)
    assert.deepEqual(files.map(({ path }) => misplaced(path)).filter(Boolean), [])
  })

  it('refuse what is not on the list', () => {
    const wrong = [
      'server/features/threads/thread-service.tsx',
      'server/features/threads/threads.controller.ts',
      'server/features/threads/posts.routes.ts',
      'server/features/threads/lib/show-thread.ts',
      'server/features/threads/thread.ts',
      'server/features/show-thread.ts',
    ]
    assert.deepEqual(
      wrong.filter((path) => misplaced(path) === undefined),
      [],
    )
  })

  it('give an action one file, which exports the function of that name', () => {
    const wrong = projectFiles(['server/features', 'server/pages'])
      .filter(({ path }) => KINDS.action.test(path.split('/').at(-1) ?? '') && !(partOf(path) in PARTS))
      .map(({ path, text }) => ({
        path,
        names: exportedNames(text),
        expected: camelCase(/([^/]+)\.ts$/.exec(path)?.[1] ?? ''),
      }))
      .filter(
        ({ names, expected }) => names.length > 0 && !names.some((name) => asFunction(name) === expected),
      )
      .map(({ path, names, expected }) => `${path} exports ${names.join(', ') || 'nothing'}, not ${expected}`)
    assert.deepEqual(wrong, [])
  })

  it('list no part that is gone', () => {
    assert.deepEqual(
      Object.keys(PARTS).filter((part) => !existsSync(`server/features/${part}`)),
      [],
    )
  })

  it('offer other features at most ten names, and say in a docstring what the feature is for', () => {
    const doors = projectFiles(['server/features'], /\/index\.ts$/)
    const wide = doors.filter(({ text }) => exportedNames(text).length > 10).map(({ path }) => path)
    const mute = doors.filter(({ text }) => !text.startsWith('/**')).map(({ path }) => path)
    assert.deepEqual({ wide, mute }, { wide: [], mute: [] })
  })

  it('hold rules that are pure: the time is an argument', () => {
    const pure = projectFiles(['server', 'shared'], /\.(rules|policy)\.ts$/)
    assert.deepEqual(linesMatching(pure, /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bawait\b/), [])
  })

  it('test every file of rules beside it', () => {
    const untested = projectFiles(['server'], /\.rules\.ts$/)
      .map(({ path }) => path.replace(/\.ts$/, '.test.ts'))
      .filter((test) => !existsSync(test))
    assert.deepEqual(untested, [])
  })
})

describe('the whole code', () => {
  const product = () => projectFiles(PRODUCT).filter(({ path }) => !isTest(path) && !path.endsWith('.d.ts'))
  const everything = () => projectFiles([...PRODUCT, 'scripts', 'test'])

  it('reads the environment in config.ts alone', () => {
    const others = product().filter(({ path }) => path !== 'server/config.ts')
    assert.deepEqual(linesMatching(others, /\bprocess\s*\.\s*env\b|\benv\b.*from 'node:process'/), [])
  })

  it('names no path of the machine that it was written on', () => {
    const tools = projectFiles(['.ci'], /./)
    assert.deepEqual(
      linesMatching([...everything(), ...tools], /['"`\s=](\/home\/|\/root\/|\/Users\/|\/work\/|[A-Z]:\\\\)/),
      [],
    )
  })

  it('has no any', () => {
    const code = everything().map(({ path, text }) => ({
      path,
      text: text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, keepLines),
    }))
    assert.deepEqual(linesMatching(code, /(:|\bas|<|\|) ?any\b(?!['-])|\bany\[\]|@ts-(ignore|nocheck)/), [])
  })

  it('writes HTML as HTML in one component and one policy only', () => {
    const others = product().filter(
      ({ path }) => !/^shared\/ui\/thread\/BodyHtml\.tsx$|^client\/lib\/body-html\.ts$/.test(path),
    )
    const sinks =
      /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|createPolicy/
    assert.deepEqual(linesMatching(others, sinks), [])
  })

  it('has no room named after nothing', () => {
    const rooms = /(^|\/)(utils?|helpers|common|misc|lib\/index)(\/|\.|$)/
    assert.deepEqual(
      everything()
        .map(({ path }) => path)
        .filter((path) => rooms.test(path)),
      [],
    )
  })

  it('has no file that a second subject moved into', () => {
    const long = product()
      .filter(({ path }) => !/^(shared\/text|server\/seed)\//.test(path))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .filter(({ path, lines }) => lines > (LONG_FOR_A_REASON[path] ?? 300))
      .map(({ path, lines }) => `${path}: ${lines} lines`)
    assert.deepEqual(long, [])
  })
})

/** Files that are one subject however long, and how far they may grow. */
const LONG_FOR_A_REASON: Record<string, number> = {
  // The search engine's whole protocol, as far as we speak it.
  'server/adapters/search/meilisearch-index.ts': 330,
  // MongoDB's dialect is wide: operators, plans and value orders each belong together.
  'server/database/embedded/commands/schema-commands.ts': 420,
  'server/database/embedded/filter.ts': 340,
  'server/database/embedded/values.ts': 340,
}

/** A comment's place, empty: line numbers stay right. */
const keepLines = (comment: string) => comment.replace(/[^\n]/g, '')
