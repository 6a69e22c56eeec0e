import { words } from './words.ts'

/** Giving a verdict on an answer, and the page of a seal. */
export const validationWords = words({
  giveVerdict: ['Donner l’avis de votre organisme', 'Give your agency’s verdict'],
  verdictOn: [
    (revision: number) => `Votre avis sur la version ${revision}`,
    (revision: number) => `Your verdict on version ${revision}`,
  ],
  inTheNameOf: [
    (agency: string) => `Au nom de\u00a0: ${agency}`,
    (agency: string) => `In the name of: ${agency}`,
  ],
  agency: ['Au nom de', 'In the name of'],
  validated: ['Valider', 'Validate'],
  validatedMeans: ['Ce texte est juste, en entier.', 'This text is right, all of it.'],
  corrected: ['Préciser à côté', 'Add beside'],
  correctedMeans: [
    'Les mots de l’auteur restent, les vôtres s’affichent à côté.',
    'The author’s words remain, yours stand beside.',
  ],
  outdated: ['N’est plus à jour', 'No longer up to date'],
  outdatedMeans: ['La règle a changé.', 'The rule has changed.'],
  note: ['Note publique', 'Public note'],
  noteHint: [
    'Obligatoire pour préciser à côté. Vous pouvez faire des listes et des liens.',
    'Required to add beside. You may use lists and links.',
  ],
  proposed: ['Sources', 'Sources'],
  ofAnswer: ['citée par la réponse', 'cited by the answer'],
  ofAnswerQuoted: [(quote: string) => `«\u00a0${quote}\u00a0»`, (quote: string) => `“${quote}”`],
  searchFiches: ['Chercher dans les fiches', 'Search the sheets'],
  ficheEdition: [
    (id: string, day: string) => `${id}, copie du ${day}`,
    (id: string, day: string) => `${id}, copy of ${day}`,
  ],
  sources: ['Sources', 'Sources'],
  otherSources: ['Autre source, ou mots cités', 'Another source, or words quoted'],
  sourcesHint: [
    'Une par ligne. Une fiche et ses mots\u00a0: particuliers-F16507#section mots cités. Ou une adresse officielle et le jour où vous l’avez lue\u00a0: https://… 2026-11-24.',
    'One per line. A sheet and its words: particuliers-F16507#section words quoted. Or an official address and the day you read it: https://… 2026-11-24.',
  ],
  validUntil: ['Valable jusqu’au', 'Valid until'],
  validUntilHint: [
    'Ce jour compris. Cinq ans au plus. Passé ce jour, la réponse revient sur votre bureau.',
    'That day included. Five years at most. After that day the answer comes back to your desk.',
  ],
  place: ['Poser le sceau', 'Place the seal'],
  notPlaced: [
    'La réponse vient de changer. Votre sceau n’est pas posé.',
    'The answer has just changed. Your seal was not placed.',
  ],
  readAgain: [
    (read: number, now: number) =>
      `Vous aviez lu la version ${read}, voici la version ${now}. Ce que vous avez tapé est gardé\u00a0: relisez, puis décidez.`,
    (read: number, now: number) =>
      `You had read version ${read}, this is version ${now}. What you typed is kept: read again, then decide.`,
  ],
  difference: ['Ce qui a changé', 'What changed'],
  removed: ['enlevé\u00a0:', 'removed:'],
  added: ['ajouté\u00a0:', 'added:'],

  // The page of a seal
  seal: ['Un sceau', 'A seal'],
  seeSeal: ['Voir ce sceau', 'See this seal'],
  onAnswer: ['Posé sur cette réponse', 'Placed on this answer'],
  toAnswer: ['Lire la réponse à sa place', 'Read the answer in its place'],
  sealOfQuestion: [
    (question: string) => `À la question «\u00a0${question}\u00a0»`,
    (question: string) => `To the question “${question}”`,
  ],
  lastWord: ['Voir le dernier avis de cet organisme', 'See this agency’s last word'],
  standsNow: [
    (revision: number) => `La réponse telle qu’elle est maintenant, version ${revision}`,
    (revision: number) => `The answer as it stands now, version ${revision}`,
  ],
  howToRead: ['Comment lire un sceau', 'How to read a seal'],
})
