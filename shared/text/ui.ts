import { words } from './words.ts'

const many = (count: number, one: string, several: string) => (count > 1 ? several : one)

/** The words that the components of `shared/ui` need by themselves; a page brings its own. */
export const uiWords = words({
  // The frame
  skip: ['Aller au contenu', 'Skip to content'],
  home: ['Palier, accueil', 'Palier, home'],
  nav: ['Rubriques', 'Sections'],
  topics: ['Sujets', 'Topics'],
  agencies: ['Organismes', 'Agencies'],
  collectives: ['Collectifs', 'Collectives'],
  places: ['Lieux d’accueil', 'Places'],
  search: ['Chercher', 'Search'],
  ask: ['Poser une question', 'Ask a question'],
  askShort: ['Demander', 'Ask'],
  enter: ['Entrer', 'Sign in'],
  leave: ['Sortir', 'Sign out'],
  menu: ['Menu', 'Menu'],
  myPage: ['Ma page', 'My page'],
  deskOf: [(agency: string) => `Bureau, ${agency}`, (agency: string) => `Desk, ${agency}`],
  breadcrumb: ['Vous êtes ici', 'You are here'],
  footer: ['À propos de Palier', 'About Palier'],
  whatPalierIs: [
    ', entraide entre usagers des services publics. Ce site n’est pas un service de l’État.',
    ', mutual aid between users of public services. This site is not a service of the State.',
  ],
  readSeal: ['Comment lire un sceau', 'How to read a seal'],
  seeSomeone: ['Voir quelqu’un', 'See someone'],
  yourData: ['Vos données', 'Your data'],
  accessibility: ['Accessibilité\u00a0: non conforme', 'Accessibility: not compliant'],
  legal: ['Mentions légales', 'Legal notice'],
  report: ['Signaler', 'Report'],
  otherLanguage: ['English', 'Français'],

  speakTitle: ['Plutôt parler à quelqu’un\u00a0?', 'Rather talk to someone?'],
  speakLead: [
    'Une maison de services, un collectif, un atelier\u00a0: des gens vous reçoivent près de chez vous.',
    'A service house, a collective, a workshop: people near you will see you.',
  ],
  speakPrint: [
    'Imprimée, cette page devient une feuille à apporter, pour ne pas tout raconter deux fois.',
    'Printed, this page becomes a sheet to bring along, so that you tell it only once.',
  ],
  speakWhere: ['Votre commune ou code postal', 'Your town or postal code'],
  find: ['Trouver', 'Find'],
  next: ['Suivant', 'Next'],
  previous: ['Précédent', 'Previous'],
  page: [(number: number) => `Page ${number}`, (number: number) => `Page ${number}`],
  pages: ['Pages', 'Pages'],
  refine: [
    (total: number) => `Affiner les ${total} résultats`,
    (total: number) => `Refine the ${total} results`,
  ],
  refineUncounted: ['Affiner', 'Refine'],
  apply: ['Appliquer', 'Apply'],
  notices: ['À savoir', 'Good to know'],

  // Forms
  optional: ['facultatif', 'optional'],
  sending: ['Envoi…', 'Sending…'],
  toMend: [
    (count: number) => many(count, 'Une chose à corriger', `${count} choses à corriger`),
    (count: number) => many(count, 'One thing to correct', `${count} things to correct`),
  ],
  allKept: ['Tout ce que vous avez tapé est gardé.', 'Everything you typed is kept.'],
  searchLabel: [
    'Que vous arrive-t-il\u00a0? Avec vos mots, même avec des fautes.',
    'What happened? In your words, mistakes welcome.',
  ],
  looksLikeNir: [
    'Cela ressemble à un numéro de sécurité sociale',
    'This looks like a social security number',
  ],
  looksLikeIban: ['Cela ressemble à un numéro de compte bancaire', 'This looks like a bank account number'],
  looksLikeCard: ['Cela ressemble à un numéro de carte bancaire', 'This looks like a bank card number'],
  publishedNir: [
    'Publié, il servirait à se faire passer pour vous.',
    'Published, it could be used to pass for you.',
  ],
  publishedIban: [
    'Publié, il servirait à prélever de l’argent à votre place.',
    'Published, it could be used to take money in your name.',
  ],
  publishedCard: [
    'Publié, il servirait à payer à votre place.',
    'Published, it could be used to pay in your name.',
  ],
  openQuote: ['«\u00a0', '“'],
  closeQuote: ['\u00a0»', '”'],
})
