import { words } from './words.ts'

export const homeWords = words({
  title: [
    'Une démarche vous bloque\u00a0? Sonnez chez les voisins.',
    'Stuck with a procedure? Knock next door.',
  ],
  lead: [
    'Des gens qui l’ont vécue vous répondent. Des organismes vérifiés disent ce qui est juste, avec une date.',
    'People who lived it answer you. Verified agencies say what is right, with a date.',
  ],
  ask: ['Posez votre question', 'Ask your question'],
  events: ['Que se passe-t-il dans votre vie\u00a0?', 'What is happening in your life?'],
  allTopics: ['Tous les sujets', 'All topics'],
  validated: ['Validé récemment', 'Recently validated'],
  noValidated: ['Aucune réponse validée pour le moment.', 'No validated answer so far.'],
  waiting: ['Qui peut répondre\u00a0?', 'Who can answer?'],
  noWaiting: ['Aucune question n’attend.', 'No question is waiting.'],
  waitingCount: [
    (count: number) => (count > 1 ? `${count} questions attendent` : `${count} question attend`),
    (count: number) => `${count} question${count === 1 ? ' waits' : 's wait'}`,
  ],
  collective: ['Vous vous aidez déjà, quelque part\u00a0?', 'Do you already help each other somewhere?'],
  collectiveLead: [
    'Un groupe, un forum, une association, des voisins autour d’un café\u00a0: faites-le connaître, et demandez à un organisme de le reconnaître.',
    'A group, a forum, an association, neighbours around a coffee: make it known, and ask an agency to recognise it.',
  ],
  makeCollective: ['Créer un collectif', 'Make a collective'],
  indexing: [
    (done: string, total: string) => `${done} fiches officielles sur ${total} sont prêtes pour la recherche.`,
    (done: string, total: string) => `${done} of ${total} official sheets indexed.`,
  ],
  trial: ['Palier est à l’essai sur cette machine.', 'Palier is on trial on this machine.'],
  trialMore: [
    'Entrez d’un clic comme une personne qui demande, qui aide, ou qui parle pour un organisme.',
    'Come in by one click as somebody who asks, who helps, or who speaks for an agency.',
  ],
  indexingMore: ['Poser une question et répondre marchent déjà.', 'Asking and answering already work.'],
})

/** The doors of the home page: what most people come for, in their words. */
export const homeDoors = words({
  deces: ['Un décès', 'A death'],
  decesMore: ['réversion, succession', 'survivor’s pension, estate'],
  naissance: ['Une naissance', 'A birth'],
  naissanceMore: ['congé, allocations', 'leave, allowances'],
  retraite: ['La retraite', 'Retirement'],
  retraiteMore: ['carrière, départ', 'career, leaving'],
  logement: ['Un logement', 'A home'],
  logementMore: ['APL, bail, voisins', 'rent aid, lease, neighbours'],
  emploi: ['Emploi perdu', 'Job lost'],
  emploiMore: ['chômage, formation', 'benefits, training'],
  separation: ['Une séparation', 'A separation'],
  separationMore: ['pension, garde', 'support, custody'],
  papiers: ['Des papiers', 'Papers'],
  papiersMore: ['carte, passeport, permis', 'card, passport, licence'],
  sante: ['La santé', 'Health'],
  santeMore: ['soins, handicap', 'care, disability'],
})
