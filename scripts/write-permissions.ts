/** Writes `docs/permissions.md` from the permission matrix that the tests hold. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { matrixAsMarkdown } from '../test/architecture/permission-matrix.ts'

mkdirSync('docs', { recursive: true })
writeFileSync('docs/permissions.md', matrixAsMarkdown())
console.log('docs/permissions.md is written')
