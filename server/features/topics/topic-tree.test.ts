import assert from 'node:assert/strict'
import { findTopic, listTopics, proceduresOf, topicCovers, topicsAbove } from './index.ts'

describe('the tree of topics', () => {
  it('holds 17 life events, 10 themes and 223 procedures', () => {
    const counts = (['event', 'theme', 'procedure'] as const).map((kind) => listTopics(kind).length)
    assert.deepEqual(counts, [17, 10, 223])
  })
  it('puts every procedure under one theme', () => {
    for (const { slug, above } of listTopics('procedure')) {
      const themes = above.filter((over) => findTopic(over)?.kind === 'theme')
      assert.equal(themes.length, 1, slug)
    }
  })
  it('leads from every life event to a procedure', () => {
    for (const { slug } of listTopics('event')) assert.notEqual(proceduresOf(slug).length, 0, slug)
  })
  it('leads from a death to the survivor’s pension, which the family theme covers too', () => {
    assert.deepEqual(topicsAbove('reversion'), ['reversion', 'famille', 'deces'])
    assert.equal(topicCovers('deces', 'reversion'), true)
  })
  it('names life events and themes in both languages', () => {
    for (const { slug, name } of [...listTopics('event'), ...listTopics('theme')])
      if (slug !== 'justice') assert.notEqual(name.fr, name.en, slug)
  })
  it('says what a life event leads to most first', () =>
    assert.ok(
      proceduresOf('deces')
        .slice(0, 4)
        .some(({ slug }) => slug === 'obseques'),
    ))
})
