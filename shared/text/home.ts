import { words } from './words.ts'

export const homeWords = words({
  title: ['Une démarche vous bloque ? Sonnez chez les voisins.', 'Stuck with a procedure? Knock next door.'],
  lead: [
    'Des gens qui l’ont vécue vous répondent. Des organismes vérifiés disent ce qui est juste, avec une date.',
    'People who lived it answer you. Verified agencies say what is right, with a date.',
  ],
  ask: ['Posez votre question', 'Ask your question'],
  events: ['Que se passe-t-il dans votre vie ?', 'What is happening in your life?'],
  allTopics: ['Tous les sujets', 'All topics'],
  validated: ['Validé récemment', 'Recently validated'],
  noValidated: ['Aucune réponse validée pour le moment.', 'No validated answer so far.'],
  waiting: ['Qui peut répondre ?', 'Who can answer?'],
  noWaiting: ['Aucune question n’attend.', 'No question is waiting.'],
  waitingCount: [
    (count: number) => (count > 1 ? `${count} questions attendent` : `${count} question attend`),
    (count: number) => `${count} question${count === 1 ? ' waits' : 's wait'}`,
  ],
  collective: ['Vous vous aidez déjà, quelque part ?', 'Do you already help each other somewhere?'],
  collectiveLead: [
    'Un groupe, un forum, une association, des voisins autour d’un café : faites-le connaître, et demandez à un organisme de le reconnaître.',
    'A group, a forum, an association, neighbours around a coffee: make it known, and ask an agency to recognise it.',
  ],
  makeCollective: ['Créer un collectif', 'Make a collective'],
  indexing: [
    (done: string, total: string) => `${done} fiches officielles sur ${total} sont prêtes pour la recherche.`,
    (done: string, total: string) => `${done} of ${total} official sheets indexed.`,
  ],
  indexingMore: ['Poser une question et répondre marchent déjà.', 'Asking and answering already work.'],
})
