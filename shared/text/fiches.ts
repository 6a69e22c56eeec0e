import { words } from './words.ts'

export const fichesWords = words({
  official: ['Fiche officielle', 'Official sheet'],
  demonstration: [
    (date: string) => `Copie de démonstration du ${date}, peut ne plus être à jour`,
    (date: string) => `Demonstration copy of ${date}, may be out of date`,
  ],
  edition: [
    (number: string, date: string) =>
      `Fiche ${number} de service-public, version du ${date}. Les règles et les montants ont pu changer.`,
    (number: string, date: string) =>
      `Sheet ${number} of service-public, version of ${date}. Rules and amounts may have changed.`,
  ],
  original: ['Lire l’original', 'Read the original'],
  moved: [
    'Le site officiel a changé d’adresse en 2025, et ses liens n’ont pas tous été vérifiés\u00a0: au besoin, cherchez-y le titre de la fiche.',
    'The official site moved in 2025, and not all of its links were checked: if need be, look for the title of the sheet there.',
  ],
  credit: [
    (date: string) =>
      `Texte\u00a0: Direction de l’information légale et administrative (service-public), version du ${date}, Licence Ouverte 2.0.`,
    (date: string) =>
      `Text: Direction de l’information légale et administrative (service-public), version of ${date}, Licence Ouverte 2.0.`,
  ],
  frenchOnly: [
    'Cette fiche officielle est en français.',
    'This official sheet is in French. You may ask your question in English.',
  ],
  inThisFiche: ['Dans cette fiche', 'In this sheet'],
  linkTo: [(title: string) => `Lien vers «\u00a0${title}\u00a0»`, (title: string) => `Link to “${title}”`],
  contacts: ['Qui contacter', 'Who to contact'],
  contact: [(name: string) => `Qui contacter\u00a0: ${name}`, (name: string) => `Who to contact: ${name}`],
  directory: ['Trouver l’adresse dans l’annuaire officiel', 'Find the address in the official directory'],
  website: ['Aller sur le site', 'Go to the website'],
  services: ['Démarches et formulaires', 'Online services and forms'],
  online: ['Démarche en ligne', 'Online service'],
  form: ['Formulaire', 'Form'],
  simulator: ['Simulateur', 'Calculator'],
  letter: ['Modèle de lettre', 'Letter template'],
  finder: ['Recherche', 'Search'],
  cerfa: [(number: string) => `Cerfa n°\u00a0${number}`, (number: string) => `Cerfa no. ${number}`],
  definitions: ['Les mots expliqués', 'Words explained'],
  links: ['Pour en savoir plus', 'Further reading'],
  laws: ['Textes de loi', 'Legal texts'],
  questions: ['Questions voisines', 'Related questions'],
  related: ['Voir aussi', 'See also'],
  notYourCase: ['Ce n’est pas votre cas\u00a0?', 'Not your case?'],
  peers: [
    'D’autres ont vécu cette démarche. Demandez-leur.',
    'Others have been through this procedure. Ask them.',
  ],
  ask: ['Poser une question', 'Ask a question'],
  threads: ['Lire les questions sur ce sujet', 'Read the questions on this topic'],
})
