import assert from 'node:assert/strict'
import type { SeedTopic } from '../../../shared/api/topics.ts'
import { covers, growTree, matchTopics } from './topic.rules.ts'

const aTopic = (slug: string, given: Partial<SeedTopic>): SeedTopic => ({
  slug,
  kind: 'procedure',
  name: { fr: slug, en: slug },
  fiche: 'particuliers-N1',
  theme: null,
  leadsTo: [],
  ...given,
})

const tree = growTree([
  aTopic('deces', { kind: 'event', name: { fr: 'Un décès', en: 'A death' }, leadsTo: ['reversion'] }),
  aTopic('famille', { kind: 'theme' }),
  aTopic('mariage', { theme: 'famille' }),
  aTopic('reversion', { theme: 'famille', name: { fr: 'Pension de réversion', en: 'Pension de réversion' } }),
])

describe('growTree', () => {
  it('puts a procedure under its theme and its life events', () =>
    assert.deepEqual(tree.get('reversion')?.above, ['famille', 'deces']))
  it('gives a life event its procedures', () => assert.deepEqual(tree.get('deces')?.under, ['reversion']))
  it('refuses a slug that is given twice', () =>
    assert.throws(() => growTree([aTopic('pacs', {}), aTopic('pacs', {})]), /pacs/))
  it('refuses a theme that is not there', () =>
    assert.throws(() => growTree([aTopic('pacs', { theme: 'famille' })]), /famille/))
})

describe('covers', () => {
  it('lets a theme and a life event cover the procedures under them', () => {
    assert.equal(covers(tree, 'famille', 'reversion'), true)
    assert.equal(covers(tree, 'deces', 'reversion'), true)
  })
  it('lets a topic cover itself', () => assert.equal(covers(tree, 'mariage', 'mariage'), true))
  it('does not let a procedure cover its theme', () =>
    assert.equal(covers(tree, 'mariage', 'famille'), false))
  it('does not let a life event cover what it does not lead to', () =>
    assert.equal(covers(tree, 'deces', 'mariage'), false))
  it('lets a topic that is not there cover nothing, itself included', () =>
    assert.equal(covers(tree, 'caf', 'caf'), false))
})

describe('matchTopics', () => {
  const slugs = (text: string) => matchTopics(tree, text, 'fr', 8).map(({ slug }) => slug)
  it('finds a name by the beginnings of its words, without accents', () =>
    assert.deepEqual(slugs('pens reversion'), ['reversion']))
  it('finds nothing when one word is not there', () => assert.deepEqual(slugs('pension retraite'), []))
  it('finds nothing for nothing', () => assert.deepEqual(slugs(' ? '), []))
})
