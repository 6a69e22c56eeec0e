import type { Settings } from 'meilisearch'

/**
 * Words too frequent in French to find anything. The short list on purpose: "avant", "sans" or "après" change
 * what a person asks. Without accents, as the engine compares them. "même" is there because "mère" is a typo away.
 */
export const stopWords = [
  ...[
    'a',
    'au',
    'aux',
    'avec',
    'c',
    'ce',
    'ces',
    'cet',
    'cette',
    'd',
    'dans',
    'de',
    'des',
    'du',
    'elle',
    'elles',
  ],
  ...[
    'en',
    'est',
    'et',
    'eux',
    'il',
    'ils',
    'j',
    'je',
    'l',
    'la',
    'le',
    'les',
    'leur',
    'leurs',
    'lui',
    'm',
    'meme',
  ],
  ...['ma', 'me', 'mes', 'moi', 'mon', 'n', 'nos', 'notre', 'nous', 'on', 'ou', 'par', 'pour', 'qu', 'que'],
  ...['qui', 's', 'sa', 'se', 'ses', 'si', 'son', 'sont', 'sur', 't', 'ta', 'te', 'tes', 'ton', 'toi', 'tu'],
  ...['un', 'une', 'vos', 'votre', 'vous', 'y'],
]

/** Four letters that are names: a typo of one letter would turn one into another. (Three get no typo at all.) */
const exactWords = [
  'aspa',
  'aspe',
  'cesu',
  'cmuc',
  'crous',
  'ccas',
  'anah',
  'ants',
  'urssaf',
  'cpam',
  'carsat',
]

/**
 * The index, in code. After any change here the index is built again beside the old one, at the next start.
 * Field names are those of `EngineDocument`.
 */
export const indexSettings = {
  // The order is the weight: a word in a title counts more than one in a step, and that more than in the text.
  searchableAttributes: ['title', 'keywords', 'body', 'stems'],
  filterableAttributes: [
    'audiences',
    'group',
    'key',
    'kind',
    'sealedBy',
    'sealedUntil',
    'status',
    'territories',
    'topicSlugs',
  ],
  sortableAttributes: ['date'],
  // `weight` last: it parts equals, and never puts a lesser match first.
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness', 'weight:desc'],
  stopWords,
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['fra'] }],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnWords: exactWords,
    // A form's number, a sum or a year is right or it is another one.
    disableOnNumbers: true,
    disableOnAttributes: ['stems'],
  },
  separatorTokens: ['’', '…'],
  faceting: { maxValuesPerFacet: 300, sortFacetValuesBy: { '*': 'count' } },
  facetSearch: false,
  // A slow engine answers with what it has found by then; ours is the limit above it (`guarded-index.ts`).
  searchCutoffMs: 400,
  pagination: { maxTotalHits: 1_000 },
} satisfies Settings
