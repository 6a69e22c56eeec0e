import { words } from './words.ts'

/** The words of what reacts on a thread's page: a catalogue of its own, since every reader's browser loads it. */
export const threadIslandWords = words({
  sendAgain: ['Renvoyer', 'Send again'],
  offline: [
    'Hors ligne. Vos messages partiront dans l’ordre, une seule fois.',
    'Offline. Your messages will leave in order, once.',
  ],
  back: ['De nouveau en ligne.', 'Back online.'],
  freshAnswer: ['Une nouvelle réponse est arrivée.', 'A new answer has come.'],
  changedAnswer: ['Cette page a changé.', 'This page has changed.'],
  seeIt: ['La voir', 'See it'],
  thanksWorked: ['Merci. Cela aide la personne suivante.', 'Thank you. It helps the next person.'],
  thanksDidNot: [
    'Merci de le dire. La question est rouverte si c’est la vôtre, et l’organisme qui a validé le voit.',
    'Thank you for saying so. The question is open again if it is yours, and the agency that validated sees it.',
  ],
  withdraw: ['Retirer', 'Withdraw'],
  searchFiches: ['Chercher dans les fiches', 'Search the sheets'],
  citeFiche: ['Citer', 'Cite'],
  cited: [
    (title: string) =>
      `«\u00a0${title}\u00a0» est parmi vos sources. Ajoutez à la suite les mots que vous citez.`,
    (title: string) => `“${title}” is among your sources. Add the words that you quote after it.`,
  ],
  staleFiche: [
    'Cette fiche a plus d’un an\u00a0: vérifiez qu’elle vaut encore.',
    'This sheet is over a year old: check that it still holds.',
  ],
  emptyMessage: ['Écrivez d’abord votre message.', 'Write your message first.'],
})
