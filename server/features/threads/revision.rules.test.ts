import assert from 'node:assert/strict'
import { wordDifference } from './revision.rules.ts'

const textOf = (changes: ReturnType<typeof wordDifference>, left: 'removed' | 'added') =>
  changes
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('')

describe('the difference between two versions of an answer', () => {
  const before = 'Le délai est de 3 mois.\n\nAppelez la caisse.'
  const after = 'Le délai est de 4 mois.\n\nÉcrivez à la caisse.'

  it('shows the words that changed, and keeps the others as they are', () =>
    assert.deepEqual(wordDifference('Il faut 3 mois.', 'Il faut 4 mois.'), [
      { kind: 'same', text: 'Il faut ' },
      { kind: 'removed', text: '3' },
      { kind: 'added', text: '4' },
      { kind: 'same', text: ' mois.' },
    ]))

  it('holds both texts whole', () => {
    const changes = wordDifference(before, after)
    assert.equal(textOf(changes, 'added'), before)
    assert.equal(textOf(changes, 'removed'), after)
  })

  it('shows two long texts that share nothing one after the other, without delay', () => {
    const words = (start: number) =>
      Array.from({ length: 4_000 }, (_, index) => `m${start + index}`).join(' ')
    const started = performance.now()
    const changes = wordDifference(words(0), words(10_000))
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      ['removed', 'added'],
    )
    assert.ok(performance.now() - started < 1_000)
  })
})
