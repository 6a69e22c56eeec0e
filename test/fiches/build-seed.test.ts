import assert from 'node:assert/strict'
import { Anchors } from '../../scripts/seed/anchors.ts'
import { buildFiche, type Library } from '../../scripts/seed/build-fiche.ts'
import type { XmlNode } from '../../scripts/seed/element.ts'
import { currentAddress } from '../../scripts/seed/links.ts'

/** An element: attributes first when they are given, then children, a string being a text. */
function el(name: string, ...given: (Record<string, string> | XmlNode | string)[]): XmlNode {
  const [first, ...rest] = given
  const attributes = typeof first === 'object' && !('name' in first) ? (first as Record<string, string>) : {}
  const children = attributes === first ? rest : given
  return {
    name,
    attributes,
    children: children.map((child) => (typeof child === 'string' ? { text: child } : (child as XmlNode))),
  }
}
const paragraph = (...words: (XmlNode | string)[]) => el('Paragraphe', ...words)
const title = (words: string) => el('Titre', paragraph(words))

const library: Library = { hasFiche: (id) => id === 'particuliers-F2', topicsOf: () => [] }

function built(...children: XmlNode[]) {
  const node = el(
    'Publication',
    {
      ID: 'F1',
      type: "Fiche d'information",
      spUrl: 'https://www.service-public.fr/particuliers/vosdroits/F1',
    },
    el('dc:title', 'Réversion'),
    el('dc:date', 'modified 2020-03-09'),
    ...children,
  )
  return buildFiche({ audience: 'particuliers', number: 'F1', node }, library)
}
/** The blocks of a sheet of one chapter. */
const blocksOf = (...children: XmlNode[]) =>
  built(el('Texte', el('Chapitre', title('Règle'), ...children))).sections[0]?.blocks

describe('packing a sheet', () => {
  it('gives it its edition and its address on the new host', () => {
    const { edition, url } = built()
    assert.deepEqual(
      [edition, url],
      ['2020-03-09', 'https://www.service-public.gouv.fr/particuliers/vosdroits/F1'],
    )
  })

  it('keeps words on one line, with the blanks that French wants', () =>
    assert.deepEqual(blocksOf(paragraph('\n\t Est-ce  ', el('Expression', 'gratuit'), ' ? ')), [
      { kind: 'text', text: ['Est-ce gratuit\u00a0?'] },
    ]))

  it('links to a sheet that is there, and to the official site for one that is not', () => {
    const link = (id: string) => el('LienInterne', { LienPublication: id, audience: 'Particuliers' }, 'lien')
    assert.deepEqual(blocksOf(paragraph(link('F2'), ' et ', link('F3'))), [
      {
        kind: 'text',
        text: [
          { fiche: 'particuliers-F2', text: 'lien' },
          ' et ',
          { href: 'https://www.service-public.gouv.fr/particuliers/vosdroits/F3', text: 'lien' },
        ],
      },
    ])
  })

  it('keeps the words alone of a link that leads nowhere one may go', () =>
    assert.deepEqual(blocksOf(paragraph(el('LienExterne', { URL: 'javascript:alert(1)' }, 'ici'))), [
      { kind: 'text', text: ['ici'] },
    ]))

  it('joins what follows in one situation under the words of its question', () => {
    const choice = el(
      'Choix',
      el('IntituleSiSelectionne', paragraph('Vous êtes locataire')),
      el('SiSelectionne', el('affecteVrai', { var: 'T1' })),
    )
    const fragment = (words: string) =>
      el('FragmentConditionne', el('Condition', el('estVrai', { var: 'T1' })), paragraph(words))
    const sheet = built(
      el('Questionnaire', el('Question', choice)),
      el('Texte', el('Chapitre', title('Règle'), fragment('Un.'), fragment('Deux.'))),
    )
    assert.deepEqual(sheet.sections[0]?.blocks, [
      {
        kind: 'cases',
        cases: [
          {
            anchor: 'regle-vous-etes-locataire',
            title: 'Vous êtes locataire',
            blocks: [
              { kind: 'text', text: ['Un.'] },
              { kind: 'text', text: ['Deux.'] },
            ],
          },
        ],
      },
    ])
  })

  it('lists once a counter that the text names twice', () => {
    const counter = el('OuSAdresser', { ID: 'R1', type: 'Local personnalisable' }, el('Titre', 'Mairie'))
    const sheet = built(el('Texte', el('Chapitre', title('Règle'), counter, counter)))
    assert.deepEqual(
      sheet.contacts.map(({ title: name }) => name),
      ['Mairie'],
    )
    assert.equal(sheet.sections[0]?.blocks.length, 2)
  })

  it('refuses an element that it does not know, rather than lose its words', () =>
    assert.throws(() => blocksOf(el('Encadre', paragraph('Important.'))), /Encadre/))
})

describe('anchors of a sheet', () => {
  it('depend on the title, not on the place', () => {
    const anchors = new Anchors()
    assert.equal(anchors.take('Qui est concerné ?'), 'qui-est-concerne')
  })
  it('take the section before when a title comes twice', () => {
    const anchors = new Anchors()
    assert.deepEqual(
      [anchors.take('Montant', 'retraite'), anchors.take('Montant', 'invalidite')],
      ['montant', 'invalidite-montant'],
    )
  })
  it('count only when nothing else tells two apart', () => {
    const anchors = new Anchors()
    const taken = [1, 2, 3].map(() => anchors.takeWithin('Cas général', 'age'))
    assert.deepEqual(taken, ['age-cas-general', 'age-cas-general-2', 'age-cas-general-3'])
  })
})

describe('currentAddress', () => {
  const cases: [string, string | undefined][] = [
    ['https://www.service-public.fr/a?b=c', 'https://www.service-public.gouv.fr/a?b=c'],
    ['http://service-public.fr/a', 'https://www.service-public.gouv.fr/a'],
    ['https://lannuaire.service-public.fr/', 'https://lannuaire.service-public.gouv.fr/'],
    ['http://www.legifrance.gouv.fr/a', 'http://www.legifrance.gouv.fr/a'],
    ['https://not-service-public.fr/', 'https://not-service-public.fr/'],
    ['javascript:alert(1)', undefined],
    ['/relative', undefined],
  ]
  for (const [old, current] of cases)
    it(`makes of ${old} ${current ?? 'nothing'}`, () => assert.equal(currentAddress(old), current))
})
