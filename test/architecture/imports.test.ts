import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { blindness, cruiseImports, type ImportReport } from '../../scripts/lint/cruise.ts'

/** For every rule, files that break it: a rule that no longer bites is worse than none. */
const BREAKS: Record<string, Record<string, string>> = {
  'shared-stands-alone': { 'shared/a.ts': "import '../server/errors.ts'" },
  'no-node-in-browsers': { 'client/b.ts': "import 'node:fs'" },
  'client-uses-shared-only': { 'client/c.ts': "import '../server/errors.ts'" },
  'nobody-uses-client': { 'server/http/d.ts': "import '../../client/c.ts'" },
  'product-uses-no-scripts-or-tests': {
    'server/http/e.ts': "import '../../scripts/e.ts'",
    'scripts/e.ts': '',
  },
  'platform-knows-no-feature': { 'server/policy/f.ts': "import '../features/topics/index.ts'" },
  'features-know-no-pages': { 'server/features/topics/g.ts': "import '../../pages/home/home-page.tsx'" },
  'pages-and-seed-know-no-app': { 'server/seed/h.ts': "import '../app.ts'" },
  'nobody-uses-main': { 'server/http/i.ts': "import '../main.ts'" },
  'a-feature-has-a-tier': { 'server/features/novelty/j.ts': "import '../../errors.ts'" },
  'tier-1-uses-no-higher-tier': { 'server/features/fiches/k.ts': "import '../agencies/index.ts'" },
  'tier-2-uses-no-higher-tier': { 'server/features/agencies/l.ts': "import '../threads/index.ts'" },
  'tier-3-uses-no-higher-tier': { 'server/features/threads/m.ts': "import '../chat/index.ts'" },
  'tier-4-uses-no-higher-tier': { 'server/features/chat/n.ts': "import '../search/index.ts'" },
  'features-through-their-front-door': { 'server/features/threads/o.ts': "import '../topics/topic.repo.ts'" },
  'mongoose-only-in-its-place': {
    'server/features/topics/p.ts': "import type { Model } from 'mongoose'\nexport type M = Model<unknown>",
  },
  'mongodb-only-in-its-place': { 'server/http/q.ts': "import 'mongodb'" },
  'meilisearch-only-in-its-place': { 'server/features/search/r.ts': "import 'meilisearch'" },
  'socket.io-only-in-its-place': { 'server/features/chat/s.ts': "import 'socket.io'" },
  'express-only-in-its-place': {
    'server/features/topics/t.ts': "import type { Request } from 'express'\nexport type R = Request",
  },
  'embedded-store-behind-connect': { 'server/outbox/u.ts': "import '../database/embedded/index.ts'" },
  'no-cycle': { 'server/http/v.ts': "import './w.ts'", 'server/http/w.ts': "import './v.ts'" },
  'no-room-for-leftovers': { 'server/http/utils.ts': "import '../errors.ts'" },
  'no-import-into-nowhere': { 'server/http/x.ts': "import './gone.ts'" },
  'no-development-package-in-the-product': { 'server/http/y.ts': "import 'esbuild'" },
}

/** Imports that look like broken rules and are not. */
const ALLOWED: Record<string, string> = {
  'server/errors.ts': '',
  'server/app.ts': "import 'express'\nimport './features/topics/topics.routes.ts'",
  'server/main.ts': "import './app.ts'",
  'server/database/connect.ts': "import 'mongoose'\nimport './embedded/index.ts'",
  'server/database/embedded/index.ts': "import 'node:fs'",
  'server/adapters/search/engine.ts': "import 'meilisearch'",
  'server/realtime/server.ts': "import 'socket.io'",
  'server/features/topics/index.ts': "import './topic.repo.ts'",
  'server/features/topics/topic.repo.ts': "import 'mongoose'",
  'server/features/topics/topics.routes.ts': "import 'express'",
  'server/features/topics/topic.rules.test.ts': "import 'mocha'\nimport '../threads/index.ts'",
  'server/features/agencies/index.ts': "import '../collectives/index.ts'\nimport '../topics/index.ts'",
  'server/features/collectives/index.ts': '',
  'server/features/threads/index.ts': "import '../agencies/index.ts'",
  'server/features/chat/index.ts': '',
  'server/features/search/index.ts': "import '../chat/index.ts'",
  'server/pages/home/home-page.tsx': "import '../../features/topics/index.ts'",
  'shared/text.ts': '',
  'client/entry.ts': "import '../shared/text.ts'",
}

describe('imports', () => {
  it('run one way, without cycles, through front doors', async () => {
    const report = await cruiseImports()
    assert.equal(blindness(report), undefined)
    assert.deepEqual(report.violations, [])
  })

  describe('in a project that breaks every rule', () => {
    let root: string
    let report: ImportReport

    before(async () => {
      root = mkdtempSync(join(tmpdir(), 'palier-imports-'))
      for (const [file, source] of [
        ...Object.entries(ALLOWED),
        ...Object.values(BREAKS).flatMap(Object.entries),
      ]) {
        mkdirSync(dirname(join(root, file)), { recursive: true })
        writeFileSync(join(root, file), `${source}\nexport {}\n`)
      }
      for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json'])
        copyFileSync(file, join(root, file))
      symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
      report = await cruiseImports(root)
    })

    after(() => rmSync(root, { recursive: true, force: true }))

    for (const [rule, files] of Object.entries(BREAKS)) {
      it(`${rule} is seen`, () => {
        const culprit = Object.keys(files)[0]
        assert.ok(
          report.violations.some((line) => line.startsWith(`${rule}: ${culprit} `)),
          `${rule} did not complain about ${culprit}:\n${report.violations.join('\n')}`,
        )
      })
    }

    it('has a broken example for each rule there is', async () => {
      assert.deepEqual(report.rules.toSorted(), Object.keys(BREAKS).toSorted())
    })

    it('leaves what is allowed in peace', () => {
      const innocent = report.violations.filter((line) =>
        Object.keys(ALLOWED).some((file) => line.includes(`: ${file} `)),
      )
      assert.deepEqual(innocent, [])
    })
  })

  it('are not believed to be right when they were not read', () => {
    const report: ImportReport = { violations: [], rules: [], unread: [], modules: 40, dependencies: 0 }
    assert.match(blindness(report) ?? '', /0 imports in 40 files/)
    assert.match(
      blindness({ ...report, dependencies: 90, unread: ['server/app.ts'] }) ?? '',
      /server\/app\.ts/,
    )
  })
})
