import assert from 'node:assert/strict'
import { topicsUnder } from '../topics/index.ts'
import { covers, scopeOf } from './agency.rules.ts'

const rouen = 'COM-76540'
const seineMaritime = 'DEP-76'
const competentFor = (topic: string, territory: string | null) => ({ competences: [{ topic, territory }] })
const [theme, procedure] = themeAndProcedure()

/** A theme of the real tree, and a procedure under it. */
function themeAndProcedure(): [string, string] {
  const under = topicsUnder('logement')[1]
  assert.ok(under, 'the theme has procedures')
  return ['logement', under]
}

describe('the competence of an agency', () => {
  it('covers the procedures under its topic, and not the other way round', () => {
    assert.equal(covers(competentFor(theme, null), { topic: procedure, territory: null }), true)
    assert.equal(covers(competentFor(procedure, null), { topic: theme, territory: null }), false)
  })

  it('covers the places inside its territory, and not what lies around it', () => {
    assert.equal(covers(competentFor(theme, seineMaritime), { topic: theme, territory: rouen }), true)
    assert.equal(covers(competentFor(theme, rouen), { topic: theme, territory: seineMaritime }), false)
    assert.equal(covers(competentFor(theme, 'DEP-75'), { topic: theme, territory: rouen }), false)
  })

  it('covers a question without a territory, wherever the agency is', () =>
    assert.equal(covers(competentFor(theme, rouen), { topic: procedure, territory: null }), true))

  it('takes topic and territory of one competence together, never of two', () => {
    const agency = {
      competences: [
        { topic: theme, territory: 'DEP-75' },
        { topic: 'etranger', territory: seineMaritime },
      ],
    }
    assert.equal(covers(agency, { topic: theme, territory: rouen }), false)
  })

  it('is nothing without competences', () =>
    assert.equal(covers({ competences: [] }, { topic: theme, territory: null }), false))
})

describe('the scope of an agency', () => {
  it('names the topics that each territory covers, once', () => {
    const [here, everywhere, ...rest] = scopeOf({
      competences: [
        { topic: theme, territory: seineMaritime },
        { topic: procedure, territory: seineMaritime },
        { topic: procedure, territory: null },
      ],
    })
    assert.deepEqual(rest, [])
    assert.deepEqual(here, { territory: seineMaritime, topics: topicsUnder(theme) })
    assert.deepEqual(everywhere, { territory: null, topics: [procedure] })
  })

  it('leaves out a topic that is not in the tree', () =>
    assert.deepEqual(scopeOf(competentFor('aucun-sujet', null)), []))
})
