import { words } from './words.ts'

const many = (count: number, one: string, several: string) => (count > 1 ? several : one)

/** The words of what a thread is made of: its steps, answers, messages, sources, and its line in a list. */
export const threadWords = words({
  // The stair
  steps: ['Où en est la question', 'Where the question stands'],
  open: ['Posée', 'Asked'],
  answered: ['Répondue', 'Answered'],
  validated: ['Validée', 'Validated'],
  solved: ['Résolue', 'Solved'],
  closed: ['Close', 'Closed'],
  listed: ['Recensé', 'Listed'],
  recognised: ['Reconnu', 'Recognised'],
  partner: ['Partenaire', 'Partner'],
  collectiveSteps: ['Où en est la reconnaissance', 'How far it is recognised'],
  stepDone: ['fait', 'done'],
  stepPassedOver: ['passée sans s’arrêter', 'passed over'],
  stepToCome: ['à venir', 'to come'],
  answeredIn: [
    (date: string, span: string) => `${date}, en ${span}`,
    (date: string, span: string) => `${date}, in ${span}`,
  ],
  now: ['Maintenant\u00a0:', 'Now:'],
  nowSince: [(date: string) => `Depuis le ${date}\u00a0:`, (date: string) => `Since ${date}:`],
  nowOpen: ['personne n’a encore répondu.', 'nobody has answered yet.'],
  nowReopened: [
    'une réponse n’a pas marché, la question attend de nouveau.',
    'an answer did not work, the question waits again.',
  ],
  nowAnswered: [
    'il y a une réponse. Aucun organisme ne l’a validée pour l’instant.',
    'there is an answer. No agency has validated it so far.',
  ],
  nowValidated: [
    (asker: string) => `un organisme a validé une réponse. ${asker} n’a pas encore dit si cela a marché.`,
    (asker: string) => `an agency has validated an answer. ${asker} has not yet said whether it worked.`,
  ],
  nowSolved: [
    (asker: string) => `c’est résolu, dit ${asker}.`,
    (asker: string) => `it is solved, says ${asker}.`,
  ],
  closedOn: [
    (date: string) => `Close le ${date}\u00a0: on la lit, on n’y répond plus.`,
    (date: string) => `Closed on ${date}: it can be read, no longer answered.`,
  ],

  // Answers and messages
  version: [(revision: number) => `version ${revision}`, (revision: number) => `version ${revision}`],
  chosen: ['Choisie par la personne qui a demandé', 'Chosen by the person who asked'],
  withdrawnAnswer: [
    (date: string) => `Réponse retirée le ${date}, par la personne qui l’a écrite.`,
    (date: string) => `Answer withdrawn on ${date} by the person who wrote it.`,
  ],
  withdrawnQuestion: [
    (date: string) => `Question retirée le ${date}, par la personne qui l’a posée.`,
    (date: string) => `Question withdrawn on ${date} by the person who asked it.`,
  ],
  withdrawnMessage: [
    'Message retiré par la personne qui l’a écrit',
    'Message withdrawn by the person who wrote it',
  ],
  asksForSelf: [(handle: string) => `${handle} demande`, (handle: string) => `${handle} asks`],
  asksForOther: [
    (handle: string) => `${handle} demande pour quelqu’un d’autre`,
    (handle: string) => `${handle} asks for somebody else`,
  ],
  example: ['exemple', 'example'],
  you: ['Vous', 'You'],
  sendingState: ['envoi…', 'sending…'],
  waitingState: ['en attente', 'waiting'],
  failedState: ['pas parti', 'not sent'],
  chatTitle: ['Sur le palier', 'On the landing'],
  chatEmpty: [
    'Personne n’a encore parlé ici. Un mot suffit.',
    'Nobody has spoken here yet. A word is enough.',
  ],
  chatLabel: ['Messages', 'Messages'],
  newMessages: [
    (count: number) => `${count} ${many(count, 'nouveau message', 'nouveaux messages')}`,
    (count: number) => `${count} ${many(count, 'new message', 'new messages')}`,
  ],

  // What the log tells by itself
  revised: [(who: string) => `${who} a corrigé une réponse`, (who: string) => `${who} corrected an answer`],
  withdrawn: [
    (who: string) => `${who} a retiré ce qui était écrit`,
    (who: string) => `${who} withdrew what was written`,
  ],
  sealed: [
    (who: string) => `${who} a donné son avis sur une réponse`,
    (who: string) => `${who} gave a verdict on an answer`,
  ],
  outcome: [
    (who: string) => `${who} a dit si une réponse a marché`,
    (who: string) => `${who} said whether an answer worked`,
  ],
  solvedLine: [(who: string) => `${who} a choisi une réponse`, (who: string) => `${who} chose an answer`],
  reopened: ['La question est rouverte', 'The question is open again'],
  closedLine: ['La question est close', 'The question is closed'],

  // Outcomes
  didItWork: ['Ça a marché pour vous\u00a0?', 'Did it work for you?'],
  yes: ['Oui', 'Yes'],
  no: ['Non', 'No'],
  workedFor: [
    (count: number) => `a marché pour ${count}\u00a0${many(count, 'personne', 'personnes')}`,
    (count: number) => `worked for ${count}\u00a0${many(count, 'person', 'people')}`,
  ],
  didNotFor: [(count: number) => `pas pour ${count}`, (count: number) => `not for ${count}`],

  // Sources
  sources: ['Sources', 'Sources'],
  fiche: ['fiche officielle', 'official sheet'],
  edition: [(date: string) => `copie du ${date}`, (date: string) => `copy of ${date}`],
  readOn: [(date: string) => `lu le ${date}`, (date: string) => `read on ${date}`],
  stale: ['Cette fiche a plus d’un an', 'This sheet is over a year old'],

  // Lists
  answersTitle: ['Réponses', 'Answers'],
  answers: [
    (count: number) => `${count}\u00a0${many(count, 'réponse', 'réponses')}`,
    (count: number) => `${count}\u00a0${many(count, 'answer', 'answers')}`,
  ],

  // On paper
  notes: ['Vos notes', 'Your notes'],
  neverSent: ['jamais envoyées à Palier', 'never sent to Palier'],
  findAgain: [
    (day: string) => `Page lue le ${day}. On la retrouve à cette adresse\u00a0:`,
    (day: string) => `Page read on ${day}. It is found again at this address:`,
  ],
})
