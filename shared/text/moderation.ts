import { words } from './words.ts'

/** Reports: the form that anybody may send, its receipt, and their list for those who run the platform. */
export const moderationWords = words({
  menu: ['Signalements', 'Reports'],

  // The form
  title: ['Signaler', 'Report'],
  lead: [
    'Un texte qui ne devrait pas être là, une erreur, une page en panne\u00a0: dites-le, même sans compte.',
    'A text that should not be here, a mistake, a broken page: say so, even without an account.',
  ],
  target: ['La page', 'The page'],
  targetHint: [
    'Son adresse sur Palier. Pour un message, celle qui finit par #post- et un numéro.',
    'Its address on Palier. For a post, the one that ends in #post- and a number.',
  ],
  reason: ['Ce qui ne va pas', 'What is wrong'],
  'personal-data': ['Des données personnelles', 'Personal data'],
  'personal-data-means': [
    'Un nom, un numéro, une adresse qui n’a rien à faire ici.',
    'A name, a number, an address that does not belong here.',
  ],
  wrong: ['C’est faux ou dépassé', 'It is wrong or out of date'],
  'wrong-means': ['Quelqu’un pourrait y perdre un droit.', 'Somebody could lose a right by it.'],
  abuse: ['Insulte, menace, harcèlement', 'Insult, threat, harassment'],
  'abuse-means': ['Contre une personne ou un groupe.', 'Against a person or a group.'],
  illegal: ['Contraire à la loi', 'Against the law'],
  'illegal-means': ['Dites laquelle si vous le savez.', 'Say which one if you know.'],
  spam: ['Publicité, arnaque', 'Advertising, fraud'],
  'spam-means': ['Un lien piégé, un faux organisme.', 'A trap behind a link, a false agency.'],
  other: ['Autre chose', 'Something else'],
  'other-means': ['Une page en panne, un accès difficile.', 'A broken page, something hard to reach.'],
  details: ['En quelques mots', 'In a few words'],
  detailsHint: [
    'Où cela se trouve, et pourquoi. Ne recopiez pas de numéro\u00a0: l’endroit suffit.',
    'Where it is, and why. Do not copy any number: the place is enough.',
  ],
  send: ['Envoyer le signalement', 'Send the report'],
  whoReads: ['Qui le lit', 'Who reads it'],
  whoReadsMore: [
    'Les personnes qui administrent ce Palier, et elles seules. La personne que vous signalez ne sait pas qui l’a fait.',
    'Those who run this Palier, and nobody else. The person whom you report is not told who did it.',
  ],
  urgent: [
    'Quelqu’un est en danger\u00a0? Appelez le 17 ou le 112, ou envoyez un SMS au 114.',
    'Is somebody in danger? Call 17 or 112, or text 114.',
  ],

  // The receipt
  receipt: ['C’est bien reçu', 'It has arrived'],
  receiptLead: [
    (number: string) => `Votre signalement porte le numéro ${number}.`,
    (number: string) => `Your report has the number ${number}.`,
  ],
  receiptKeep: [
    'Gardez-le, ou l’adresse de cette page, pour en reparler.',
    'Keep it, or the address of this page, to speak of it again.',
  ],
  receiptNext: [
    'Une personne le lit. Rien n’est retiré sans elle.',
    'A person reads it. Nothing is removed without them.',
  ],
  about: ['À propos de', 'About'],
  sentOn: ['Envoyé le', 'Sent on'],
  backToPage: ['Revenir à la page', 'Back to the page'],

  // The list
  list: ['Signalements', 'Reports'],
  listLead: ['Les plus récents d’abord.', 'The newest first.'],
  none: ['Aucun signalement.', 'No report.'],
  noneMore: [
    'Ils viendront ici d’eux-mêmes, avec la page et la raison.',
    'They will come here by themselves, with the page and the reason.',
  ],
  signedOutSender: ['sans compte', 'without an account'],
  number: [(number: string) => `n°\u00a0${number}`, (number: string) => `no. ${number}`],
})
