import assert from 'node:assert/strict'
import { renderToString } from 'preact-render-to-string'
import { Phrase } from './Phrase.tsx'

const kept = (text: string) =>
  [...renderToString(<Phrase>{text}</Phrase>).matchAll(/<span class="phrase">(.*?)<\/span>/g)].map(
    ([, part]) => part,
  )

describe('a phrase at the end of a line', () => {
  it('keeps a verb with its pronoun', () =>
    assert.deepEqual(kept('Ma mère touche-t-elle une pension, faut-il la déclarer'), [
      'touche-t-elle',
      'faut-il',
    ]))
  it('keeps a mark with the word before it', () => {
    assert.deepEqual(kept('Vit-elle avec quelqu’un ?'), ['Vit-elle', 'quelqu’un ?'])
    assert.deepEqual(kept('ARE : que faut-il ?'), ['ARE :', 'faut-il ?'])
  })
  it('keeps quotation marks with what they quote', () =>
    assert.deepEqual(kept('On dit « non » au guichet'), ['« non »']))
  it('leaves other hyphens alone', () =>
    assert.deepEqual(kept('Haute-Brume et Lande-Claire, rendez-moi 12 pages'), []))
  it('adds and loses no letter', () => {
    const text = 'Où va-t-on : « là » ou ici ? Et après'
    assert.equal(renderToString(<Phrase>{text}</Phrase>).replaceAll(/<[^>]+>/g, ''), text)
  })
})
