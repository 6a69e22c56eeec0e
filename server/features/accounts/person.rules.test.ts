import assert from 'node:assert/strict'
import { foldName } from './person.rules.ts'

describe('foldName', () => {
  it('gives one owner to a name whatever its case and accents', () =>
    assert.deepEqual(['Éloïse', 'ELOISE', 'e\u0301loise'].map(foldName), ['eloise', 'eloise', 'eloise']))
  it('keeps two different names apart', () => assert.notEqual(foldName('lison'), foldName('lison-2')))
})
