import { words } from './words.ts'

/** Giving a verdict on an answer, and the page of a seal. */
export const validationWords = words({
  giveVerdict: ['Donner l’avis de votre organisme', 'Give your agency’s verdict'],
  verdictOn: [
    (revision: number) => `Votre avis sur la version ${revision}`,
    (revision: number) => `Your verdict on version ${revision}`,
  ],
  about: ['Sur', 'On'],
  answerOf: [
    (author: string, revision: number) => `la réponse de ${author}, version ${revision}, en entier`,
    (author: string, revision: number) => `the answer of ${author}, version ${revision}, all of it`,
  ],
  agency: ['Au nom de', 'In the name of'],
  inRole: [
    (agency: string, role: string) => `${agency}, ${role}`,
    (agency: string, role: string) => `${agency}, ${role}`,
  ],
  theAnswer: ['La réponse', 'The answer'],
  verdict: ['Votre avis', 'Your verdict'],
  validated: ['Valider', 'Validate'],
  validatedMeans: ['Ce texte est juste, en entier.', 'This text is right, all of it.'],
  corrected: ['Préciser à côté', 'Add beside'],
  correctedMeans: [
    'Le texte reste, vos mots s’affichent à côté.',
    'The text remains, your words stand beside.',
  ],
  outdated: ['N’est plus à jour', 'No longer up to date'],
  outdatedMeans: ['La règle a changé.', 'The rule has changed.'],
  note: ['Note publique', 'Public note'],
  noteHint: ['Obligatoire pour préciser à côté.', 'Required to add beside.'],
  proposed: ['Sur quelle source', 'On which source'],
  quoted: [(quote: string) => `«\u00a0${quote}\u00a0»`, (quote: string) => `“${quote}”`],
  ficheCopy: [
    (title: string, day: string) => `${title}, copie du ${day}`,
    (title: string, day: string) => `${title}, copy of ${day}`,
  ],
  wholeFiche: [
    (day: string) => `fiche entière, copie du ${day}`,
    (day: string) => `whole sheet, copy of ${day}`,
  ],
  sameFiche: ['même fiche', 'same sheet'],
  moreSources: [
    (count: number) =>
      `Une autre source${count > 0 ? ` (${count} ${count > 1 ? 'proposées' : 'proposée'})` : ''}`,
    (count: number) => `Another source${count > 0 ? ` (${count} proposed)` : ''}`,
  ],
  moreProposed: ['D’autres fiches du sujet', 'Other sheets of the topic'],
  searchFiches: ['Chercher dans les fiches', 'Search the sheets'],
  sources: ['Sources', 'Sources'],
  otherSources: ['Une fiche ou une adresse', 'A sheet or an address'],
  sourcesHint: [
    'Une par ligne. Une fiche et ses mots\u00a0: particuliers-F16507#section mots cités. Ou une adresse officielle et le jour où vous l’avez lue\u00a0: https://… 2026-11-24.',
    'One per line. A sheet and its words: particuliers-F16507#section words quoted. Or an official address and the day you read it: https://… 2026-11-24.',
  ],
  quote: ['Mots de la fiche', 'Words of the sheet'],
  quoteHint: [
    'La phrase sur laquelle vous vous appuyez, copiée de la fiche choisie. Elle s’affichera sous le sceau.',
    'The sentence that you rely on, copied from the chosen sheet. It will stand under the seal.',
  ],
  validUntil: ['Valable jusqu’au', 'Valid until'],
  validUntilHint: [
    'Cinq ans au plus. Passé ce jour, la réponse revient sur votre bureau.',
    'Five years at most. After that day the answer comes back to your desk.',
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
