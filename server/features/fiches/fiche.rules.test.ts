import assert from 'node:assert/strict'
import type { Block, Fiche, Section } from '../../../shared/api/fiches.ts'
import {
  findSection,
  isStaleEdition,
  planImport,
  rankTitles,
  sectionText,
  standsIn,
  titleWords,
} from './fiche.rules.ts'

const text = (...words: string[]): Block => ({ kind: 'text', text: words })
const aSection = (anchor: string, title: string, ...blocks: Block[]): Section => ({ anchor, title, blocks })

describe('isStaleEdition', () => {
  const now = new Date('2026-11-24T09:00:00Z')
  it('trusts an edition of less than a year', () => assert.equal(isStaleEdition('2025-11-25', now), false))
  it('warns of one that is older', () => assert.equal(isStaleEdition('2025-11-23', now), true))
  it('warns from the year’s last day on', () => assert.equal(isStaleEdition('2025-11-24', now), true))
})

describe('findSection', () => {
  const deep = aSection('condition-d-age-cas-general', 'Cas général', text('55 ans.'))
  const age = aSection('condition-d-age', 'Condition d’âge', { kind: 'cases', cases: [deep] })
  const top = aSection('qui', 'Qui est concerné ?', { kind: 'section', section: age })
  it('finds a case inside a section inside a section', () =>
    assert.equal(findSection([top], deep.anchor), deep))
  it('finds a section that a note holds', () => {
    const note: Block = {
      kind: 'note',
      tone: 'know',
      title: 'À savoir',
      blocks: [{ kind: 'section', section: age }],
    }
    assert.equal(findSection([aSection('a', '', note)], age.anchor), age)
  })
  it('finds none of another name', () => assert.equal(findSection([top], 'condition'), undefined))
})

describe('sectionText', () => {
  it('reads titles, lists, tables and emphasis in the order of the page', () => {
    const list: Block = { kind: 'list', ordered: false, items: [[text('seul,')], [text('en couple.')]] }
    const cell = (words: string) => ({ blocks: [text(words)] })
    const table: Block = {
      kind: 'table',
      title: 'Âges',
      head: [[cell('Né en')]],
      rows: [[cell('1955')]],
      rowTitles: false,
    }
    const amount: Block = {
      kind: 'text',
      text: ['Le 1', { sup: 'er' }, ' est de ', { strong: ['54 %'] }, '.'],
    }
    const section = aSection('montant', 'Montant', amount, list, table)
    assert.equal(sectionText(section), 'Montant Le 1er est de 54 %. seul, en couple. Âges Né en 1955')
  })
})

describe('standsIn', () => {
  const rule = 'Vous devez avoir « au moins » 55 ans\u00a0; l’âge compte – toujours.'
  it('finds words as they were copied', () => assert.ok(standsIn('au moins » 55 ans', rule)))
  it('does not count the kind of blanks and line ends', () => assert.ok(standsIn('55\n ans ;  l’âge', rule)))
  it('does not count the shape of quotation marks, apostrophes and dashes', () =>
    assert.ok(standsIn(`"au moins" 55 ans; l'âge compte - toujours`, rule)))
  it('refuses another number', () => assert.equal(standsIn('au moins » 51 ans', rule), false))
  it('refuses a number that was cut', () => assert.equal(standsIn('5 ans', rule), false))
  it('finds the second of two places when the first one is cut', () =>
    assert.ok(standsIn('5 ans', '55 ans, 5 ans')))
  it('refuses words that were left out in the middle', () =>
    assert.equal(standsIn('55 ans toujours', rule), false))
  it('refuses another case or accent: it is not a quote any more', () => {
    assert.equal(standsIn('vous devez', rule), false)
    assert.equal(standsIn("l'age compte", rule), false)
  })
  it('refuses an empty quote, which would stand anywhere', () =>
    assert.equal(standsIn(' \u00a0 ', rule), false))
})

describe('titleWords', () => {
  it('keeps words that tell, without accents or case, each once', () =>
    assert.deepEqual(titleWords("L'Impôt sur le revenu : l'impôt de l'année"), ['impot', 'revenu', 'annee']))
  it('keeps acronyms and numbers of two signs', () =>
    assert.deepEqual(titleWords('RSA à 25 ans'), ['rsa', '25', 'ans']))
})

describe('rankTitles', () => {
  it('gives the title with most of the words, then the shorter one', () => {
    const titles = [
      ['pension', 'orphelin'],
      ['pension', 'reversion', 'prive'],
      ['pension', 'reversion'],
    ]
    const ranked = rankTitles(
      titles.map((words) => ({ words })),
      ['pension', 'reversion'],
    )
    assert.deepEqual(
      ranked.map(({ words }) => words.join(' ')),
      ['pension reversion', 'pension reversion prive', 'pension orphelin'],
    )
  })
})

describe('planImport', () => {
  const incoming = [{ id: 'particuliers-F1', edition: '2020-06-01' } as Fiche]
  const stored = (edition: string, current: boolean) => ({ id: 'particuliers-F1', edition, current })
  const planned = (...known: ReturnType<typeof stored>[]) => {
    const { insert, retire } = planImport(known, incoming)
    return {
      insert: insert.map(({ fiche, current }) => [fiche.edition, current]),
      retire: retire.map(({ edition }) => edition),
    }
  }
  it('inserts what is not there', () =>
    assert.deepEqual(planned(), { insert: [['2020-06-01', true]], retire: [] }))
  it('leaves alone what is there', () =>
    assert.deepEqual(planned(stored('2020-06-01', true)), { insert: [], retire: [] }))
  it('retires the edition before', () =>
    assert.deepEqual(planned(stored('2019-01-01', true)), {
      insert: [['2020-06-01', true]],
      retire: ['2019-01-01'],
    }))
  it('retires the edition before when an import was cut off in between', () =>
    assert.deepEqual(planned(stored('2019-01-01', true), stored('2020-06-01', true)), {
      insert: [],
      retire: ['2019-01-01'],
    }))
  it('keeps a later edition in its place', () =>
    assert.deepEqual(planned(stored('2021-01-01', true)), { insert: [['2020-06-01', false]], retire: [] }))
})
