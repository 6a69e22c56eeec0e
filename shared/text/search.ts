import { words } from './words.ts'

const many = (count: number, one: string, several: string) => (count > 1 ? several : one)

export const searchWords = words({
  title: ['Résultats', 'Results'],
  titleOf: [(typed: string) => `${typed}, résultats`, (typed: string) => `${typed}, results`],
  found: [
    (total: number) => `${total} ${many(total, 'résultat', 'résultats')}`,
    (total: number) => `${total} ${many(total, 'result', 'results')}`,
  ],
  foundMost: [
    (total: number) => `Plus de ${total} résultats`,
    (total: number) => `More than ${total} results`,
  ],
  mended: [
    (searched: string) => `Résultats pour «\u00a0${searched}\u00a0».`,
    (searched: string) => `Results for “${searched}”.`,
  ],
  asTyped: [
    (typed: string) => `Chercher plutôt «\u00a0${typed}\u00a0»`,
    (typed: string) => `Search instead for “${typed}”`,
  ],

  // What a hit is
  kind: ['Genre', 'Kind'],
  thread: ['Questions', 'Questions'],
  answer: ['Réponses', 'Answers'],
  fiche: ['Fiches officielles', 'Official sheets'],
  topic: ['Sujets', 'Topics'],
  collective: ['Collectifs', 'Collectives'],
  place: ['Lieux d’accueil', 'Places'],
  isTopic: ['Sujet', 'Topic'],
  isAnswer: ['Réponse', 'Answer'],
  isCollective: ['Collectif', 'Collective'],
  isPlace: ['Lieu d’accueil', 'Place'],
  isFiche: [
    (date: string) => `Fiche officielle, version du ${date}`,
    (date: string) => `Official sheet, version of ${date}`,
  ],
  isOfficial: ['Fiche officielle', 'Official sheet'],
  isQuestion: ['Question', 'Question'],

  // Narrowing
  aboutTopic: ['Sujet', 'Topic'],
  status: ['État', 'State'],
  seal: ['Sceau', 'Seal'],
  sealedOnly: ['Avec un sceau en vigueur', 'With a seal in force'],
  agency: ['Organisme', 'Agency'],
  clear: ['Enlever les filtres', 'Remove the filters'],

  // Nothing, or not enough
  nothing: ['Personne n’a encore demandé cela.', 'Nobody has asked this yet.'],
  nothingMore: ['Posez la question, vos mots sont repris.', 'Ask; your words are kept.'],
  nothingFiltered: [
    'Rien avec ces filtres. Sans eux, il y a peut-être quelque chose.',
    'Nothing with these filters. Without them there may be something.',
  ],
  notYours: ['Ce n’est pas tout à fait votre cas\u00a0?', 'Not quite your case?'],
  notYoursMore: [
    'Votre recherche est reprise, vous n’avez rien à retaper.',
    'Your search is kept, you need not type it again.',
  ],
  askIt: ['Poser ma question', 'Ask my question'],

  // When it is not whole
  down: [
    'La recherche est en panne. Les questions et les réponses marchent.',
    'Search is down. Questions and answers work.',
  ],
  downMore: [
    'Voici ce dont le titre contient vos mots, sans fautes de frappe ni filtres.',
    'Here is what has your words in its title, without typing mistakes or filters.',
  ],
  filling: [
    (done: number, total: number) => `${done} fiches officielles sur ${total} sont déjà dans la recherche.`,
    (done: number, total: number) => `${done} of ${total} official sheets are in the search already.`,
  ],

  // As one types
  suggestions: ['Suggestions', 'Suggestions'],
  suggested: [
    (count: number) => `${count} ${many(count, 'suggestion', 'suggestions')}, flèches pour choisir`,
    (count: number) => `${count} ${many(count, 'suggestion', 'suggestions')}, arrow keys to choose`,
  ],
})
