import { words } from './words.ts'

/** Collectives: the directory, the form that makes one, their page, and what agencies answer them. */
export const collectivesWords = words({
  // The directory
  title: ['Collectifs', 'Collectives'],
  lead: [
    'Des gens s’entraident déjà, souvent loin des guichets. Ici, on les trouve, et des organismes disent lesquels ils reconnaissent.',
    'People already help each other, often far from any counter. Here they can be found, and agencies say which of them they recognise.',
  ],
  make: ['Créer un collectif', 'Make a collective'],
  none: ['Aucun collectif pour le moment.', 'No collective so far.'],
  noneMore: ['Le premier peut être le vôtre.', 'The first can be yours.'],
  listed: ['Recensé', 'Listed'],
  recognised: ['Reconnu', 'Recognised'],
  partner: ['Partenaire', 'Partner'],
  everywhere: ['partout en France', 'everywhere in France'],
  example: ['exemple', 'example'],
  exampleAlert: ['Exemple\u00a0: rien ici n’est réel.', 'Example: nothing here is real.'],
  andMore: [(count: number) => `et ${count} de plus`, (count: number) => `and ${count} more`],

  // The form
  newTitle: ['Faites connaître votre collectif', 'Make your collective known'],
  newLead: [
    'Groupe, forum, association, voisins autour d’un café\u00a0: il est recensé tout de suite.',
    'A group, a forum, an association, neighbours around a coffee: it is listed at once.',
  ],
  name: ['Son nom', 'Its name'],
  nameHint: ['Celui que ses membres emploient.', 'The one that its members use.'],
  about: ['Ce que vous faites ensemble', 'What you do together'],
  aboutHint: [
    'Qui vous êtes, quand vous vous retrouvez, qui peut venir. Ce texte est public.',
    'Who you are, when you meet, who may come. This text is public.',
  ],
  topics: ['Ce que vous connaissez bien', 'What you know well'],
  topicsHint: [
    'Les questions de ces sujets s’affichent sur votre page. Un thème entier, ou quelques démarches.',
    'The questions of these topics show on your page. A whole theme, or a few procedures.',
  ],
  events: ['Ce qui arrive dans une vie', 'What happens in a life'],
  wholeTheme: [
    (theme: string) => `${theme}\u00a0: tout le thème`,
    (theme: string) => `${theme}: the whole theme`,
  ],
  chosenCount: [
    (count: number) => (count > 1 ? `${count} choisis` : `${count} choisi`),
    (count: number) => `${count} chosen`,
  ],
  territories: ['Où vous aidez', 'Where you help'],
  territoriesHint: [
    'Un lieu par ligne\u00a0: commune, code postal, intercommunalité, département, région. Rien\u00a0: partout.',
    'One place per line: town, postal code, EPCI, département, région. Nothing: everywhere.',
  ],
  links: ['Où l’on vous trouve déjà', 'Where you already are'],
  linksHint: [
    'Une adresse par ligne\u00a0: votre site, votre groupe, votre forum.',
    'One address per line: your site, your group, your forum.',
  ],
  submit: ['Créer le collectif', 'Make the collective'],
  submitSignedOut: ['Entrer et créer le collectif', 'Sign in and make the collective'],
  afterTitle: ['Et après\u00a0?', 'And then?'],
  afterListed: [
    'Votre page est en ligne aussitôt. Vous y voyez les questions de vos sujets et de vos lieux.',
    'Your page is online at once. It shows the questions of your topics and places.',
  ],
  afterAsk: [
    'Vous demandez à un organisme de vous reconnaître. Sa réponse est publique, avec sa date et sa raison.',
    'You ask an agency to recognise you. Its answer is public, with its date and its reason.',
  ],
  afterLead: [
    'Vous menez ce collectif depuis votre propre compte. Personne ne partage de mot de passe.',
    'You lead this collective from your own account. Nobody shares a password.',
  ],

  // The page
  askTheirTopics: ['Poser une question sur leurs sujets', 'Ask a question on their topics'],
  recognisedBy: ['Reconnu par qui\u00a0?', 'Recognised by whom?'],
  noRecognition: [
    'Ce collectif n’a encore rien demandé à un organisme. Être recensé ne dit rien de ses réponses.',
    'This collective has not asked any agency yet. Being listed says nothing of its answers.',
  ],
  titleRecognised: [
    (agency: string) => `Reconnu par ${agency}`,
    (agency: string) => `Recognised by ${agency}`,
  ],
  titleRefused: [
    (agency: string) => `${agency} n’a pas reconnu ce collectif`,
    (agency: string) => `${agency} has not recognised this collective`,
  ],
  titleRefusedWaiting: [
    (agency: string) => `${agency} relit sa décision`,
    (agency: string) => `${agency} is looking at its decision again`,
  ],
  titleAsked: [
    (agency: string) => `Demande en attente\u00a0: ${agency}`,
    (agency: string) => `Request waiting: ${agency}`,
  ],
  stepAsked: ['Le collectif demande', 'The collective asks'],
  stepRecognised: ['L’organisme reconnaît', 'The agency recognises'],
  stepRefused: ['L’organisme refuse', 'The agency refuses'],
  stepReplied: ['Le collectif répond', 'The collective replies'],
  byRole: [
    (role: string, day: string) => `${role}, le ${day}`,
    (role: string, day: string) => `${role}, on ${day}`,
  ],
  onDay: [(day: string) => `le ${day}`, (day: string) => `on ${day}`],
  history: ['Toute l’histoire de cette demande', 'The whole history of this request'],

  ask: ['Demander à être reconnu', 'Ask to be recognised'],
  askLead: [
    'Choisissez l’organisme qui connaît vos sujets. Votre demande et sa réponse sont publiques.',
    'Choose the agency that knows your topics. Your request and its answer are public.',
  ],
  agency: ['Organisme', 'Agency'],
  chooseAgency: ['Choisir un organisme', 'Choose an agency'],
  competent: ['Compétents sur vos sujets', 'Competent for your topics'],
  others: ['Les autres', 'The others'],
  noAgency: [
    'Aucun organisme n’est encore inscrit. Revenez plus tard.',
    'No agency is here yet. Come back later.',
  ],
  message: ['Ce que vous leur dites', 'What you tell them'],
  messageHint: [
    'Ce que vous faites, depuis quand, et ce que la reconnaissance changerait.',
    'What you do, since when, and what recognition would change.',
  ],
  sendAsk: ['Envoyer la demande', 'Send the request'],

  reply: ['Répondre à ce refus', 'Reply to this refusal'],
  replyHint: [
    'Une seule réponse, publique. Elle remet la demande sur le bureau de l’organisme.',
    'One reply, public. It puts the request on the agency’s desk again.',
  ],
  sendReply: ['Envoyer la réponse', 'Send the reply'],

  decide: [
    (agency: string) => `Votre décision, au nom de\u00a0: ${agency}`,
    (agency: string) => `Your decision, in the name of: ${agency}`,
  ],
  decision: ['Décision', 'Decision'],
  recognise: ['Reconnaître', 'Recognise'],
  recogniseMeans: [
    'Votre organisme connaît ce collectif, et le dit.',
    'Your agency knows this collective, and says so.',
  ],
  refuse: ['Refuser', 'Refuse'],
  refuseMeans: [
    'Le collectif reste recensé. Il peut répondre une fois.',
    'The collective stays listed. It may reply once.',
  ],
  reason: ['Raison, publique', 'Reason, public'],
  reasonHint: [
    'Ce que vous avez regardé, et ce qui décide. Votre fonction s’affiche, pas votre nom.',
    'What you looked at, and what decides. Your function is shown, not your name.',
  ],
  yourWords: ['Ce que vous aviez écrit\u00a0:', 'What you had written:'],
  sendDecision: ['Publier la décision', 'Publish the decision'],

  questions: ['Les questions de leurs sujets', 'The questions of their topics'],
  feed: ['Flux Atom', 'Atom feed'],
  feedTitle: [(name: string) => `Questions pour ${name}`, (name: string) => `Questions for ${name}`],
  all: ['Toutes', 'All'],
  waiting: ['Qui attendent', 'That wait'],
  whichQuestions: ['Quelles questions', 'Which questions'],
  noQuestions: ['Aucune question ici pour le moment.', 'No question here so far.'],
  noWaiting: ['Aucune question n’attend.', 'No question is waiting.'],
  leads: ['Qui tient la porte', 'Who keeps the door'],
  leadOf: ['mène le collectif', 'leads the collective'],
  ownAccounts: [
    'Personne ne partage de mot de passe\u00a0: chacun a son compte.',
    'Nobody shares a password: each has an account.',
  ],
  elsewhere: ['Où ils sont aussi', 'Where else they are'],
  subjects: ['Leurs sujets, leurs lieux', 'Their topics, their places'],

  // The feed's entries
  feedAnswers: [
    (count: number) => (count > 1 ? `${count} réponses` : `${count} réponse`),
    (count: number) => `${count} answer${count === 1 ? '' : 's'}`,
  ],
  menu: [(name: string) => `Collectif\u00a0: ${name}`, (name: string) => `Collective: ${name}`],
})
