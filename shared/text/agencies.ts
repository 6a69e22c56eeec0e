import { words } from './words.ts'

/** The directory of agencies, an agency's page and its desk. */
export const agenciesWords = words({
  title: ['Organismes', 'Agencies'],
  lead: [
    'Des organismes publics vérifiés. Ils valident une réponse ou la précisent à côté, et ne changent jamais les mots de quelqu’un.',
    'Verified public bodies. They validate an answer or add beside it, and never change anybody’s words.',
  ],
  none: ['Aucun organisme pour le moment.', 'No agency so far.'],
  everywhere: ['partout en France', 'anywhere in France'],
  example: ['exemple', 'example'],
  exampleAlert: ['Exemple\u00a0: rien ici n’est réel.', 'Example: nothing here is real.'],

  retirement: ['Retraite', 'Retirement'],
  family: ['Famille', 'Family'],
  health: ['Santé', 'Health'],
  employment: ['Emploi', 'Employment'],
  'town-hall': ['Mairie', 'Town hall'],
  prefecture: ['Préfecture', 'Prefecture'],
  tax: ['Impôts', 'Taxes'],
  other: ['Service public', 'Public service'],

  // One agency
  site: ['Site officiel', 'Official site'],
  openDesk: ['Ouvrir le bureau', 'Open the desk'],
  competences: ['Ce dont il répond', 'What it answers for'],
  noCompetence: ['Rien pour le moment.', 'Nothing so far.'],
  roles: ['Qui parle en son nom', 'Who speaks in its name'],
  rolesMore: [
    'Des personnes vérifiées, montrées par leur fonction et jamais par leur nom.',
    'Verified people, shown by their function and never by their name.',
  ],
  noRole: ['Personne pour le moment.', 'Nobody so far.'],
  seals: ['Ses derniers sceaux', 'Its latest seals'],
  noSeal: ['Aucun sceau pour le moment.', 'No seal so far.'],

  // The desk
  desk: ['Bureau', 'Desk'],
  deskOf: [
    (agency: string, role: string) => `${agency} · vous\u00a0: ${role}`,
    (agency: string, role: string) => `${agency} · you: ${role}`,
  ],
  secondFactor: ['Second facteur vérifié', 'Second factor verified'],
  filters: ['Ce qui attend', 'What waits'],
  all: ['Tout', 'All'],
  unansweredTab: ['Sans réponse', 'Unanswered'],
  unsealedTab: ['Sans sceau', 'Unsealed'],
  'did-not-workTab': ['N’a pas marché', 'Did not work'],
  editedTab: ['Texte changé', 'Edited'],
  expiredTab: ['Sceau expiré', 'Expired'],
  recognitionTab: ['Collectifs', 'Collectives'],
  unanswered: ['question sans réponse', 'question without an answer'],
  unsealed: ['réponse sans sceau', 'answer without a seal'],
  'did-not-work': [
    (count: number) => `«\u00a0n’a pas marché\u00a0», ${count}\u00a0fois`,
    (count: number) => `“did not work”, ${count}\u00a0${count === 1 ? 'time' : 'times'}`,
  ],
  edited: ['texte changé depuis votre sceau', 'text changed since your seal'],
  expired: ['votre sceau a expiré', 'your seal has expired'],
  recognition: ['un collectif demande à être reconnu', 'a collective asks to be recognised'],
  oldestFirst: ['Ce qui attend depuis le plus longtemps est en haut.', 'What has waited longest is on top.'],
  onlyFirst: [
    (count: number) => `Seules les ${count} choses les plus anciennes sont là. Les autres suivront.`,
    (count: number) => `Only the ${count} oldest things are shown. The others will follow.`,
  ],
  nothingWaits: ['Rien n’attend.', 'Nothing waits.'],
  nothingWaitsMore: [
    'Les questions de votre compétence viendront ici d’elles-mêmes.',
    'Questions in your competence will come here by themselves.',
  ],
  nothingOfKind: ['Rien de tel n’attend.', 'Nothing of that kind waits.'],
  seeAll: ['Voir tout ce qui attend', 'See all that waits'],
  readAgency: ['La page de l’organisme', 'The agency’s page'],
})
