import { words } from './words.ts'

export const threadsWords = words({
  withdrawnQuestion: ['Question retirée par la personne', 'Question taken back by the person'],

  // Asking
  ask: ['Poser une question', 'Ask a question'],
  askLead: [
    'Des gens qui l’ont vécu vous répondent. Un pseudonyme suffit, votre nom n’est pas demandé.',
    'People who lived it answer you. A pseudonym is enough, your name is not asked.',
  ],
  title: ['Votre question, en une phrase', 'Your question, in one sentence'],
  titleHint: [
    'Par exemple\u00a0: ma mère touche-t-elle la réversion si elle vit avec quelqu’un\u00a0?',
    'For example: does my mother get the survivor’s pension if she lives with someone?',
  ],
  body: ['Ce qu’il faut savoir pour répondre', 'What one needs to know to answer'],
  bodyHint: [
    'La situation, les dates, ce que l’on vous a dit. Ni nom, ni numéro.',
    'The situation, the dates, what you were told. No name, no number.',
  ],
  topic: ['Sujet', 'Topic'],
  chooseTopic: ['Choisissez le plus proche', 'Choose the nearest'],
  lifeEvents: ['Ce qui arrive', 'What happened'],
  territory: ['Commune ou code postal', 'Town or postal code'],
  territoryHint: [
    'Pour trouver qui connaît les guichets près de chez vous.',
    'To find who knows the counters near you.',
  ],
  forWhom: ['Pour qui demandez-vous\u00a0?', 'Whom do you ask for?'],
  forSelf: ['Pour moi', 'For myself'],
  forOther: ['Pour quelqu’un d’autre', 'For someone else'],
  publish: ['Publier ma question', 'Publish my question'],
  afterAsk: ['Et après\u00a0?', 'What happens next?'],
  afterAskSteps: [
    'Votre question est visible tout de suite, sous votre pseudonyme. Des bénévoles répondent, un organisme peut valider une réponse. Vous suivez les marches en haut de la page.',
    'Your question is visible at once, under your pseudonym. Volunteers answer, an agency may validate an answer. You follow the steps on top of the page.',
  ],
  askedBefore: ['Déjà demandé\u00a0?', 'Asked before?'],
  askedBeforeMore: [
    'Ces questions demandent la même chose. Si l’une est la vôtre, sa réponse vous attend peut-être déjà.',
    'These questions ask the same. If one of them is yours, its answer may already be there.',
  ],
  closeToYours: ['Proche de votre question', 'Close to your question'],
  closeMore: [
    'Vous pouvez les lire avant ou après avoir demandé.',
    'You can read them before or after asking.',
  ],

  // One thread
  onThisPage: ['Dans cette page', 'On this page'],
  noAnswer: ['Personne n’a encore répondu.', 'Nobody has answered yet.'],
  noAnswerMore: [
    'Les bénévoles voient les questions qui attendent depuis le plus longtemps en premier.',
    'Volunteers see the longest-waiting questions first.',
  ],
  answerTitle: ['Vous l’avez vécu\u00a0? Répondez', 'Have you lived it? Answer'],
  yourAnswer: ['Votre réponse', 'Your answer'],
  answer: ['Répondre', 'Answer'],
  answerHint: [
    'Ce que vous avez vécu ou vérifié, et où. Les lignes vides font des paragraphes.',
    'What you lived or checked, and where. Empty lines make paragraphs.',
  ],
  sources: ['Vos sources', 'Your sources'],
  sourceHint: [
    'L’identifiant d’une fiche, suivi des mots cités, par exemple particuliers-F16507\u00a0; ou une adresse et la date où vous l’avez lue.',
    'The identifier of a sheet, followed by the words quoted, such as particuliers-F16507; or an address and the date when you read it.',
  ],
  officialSheet: ['Fiche officielle', 'Official sheet'],
  fichesAtHand: ['Fiches officielles sur ce sujet', 'Official sheets on this topic'],
  signInToAnswer: ['Entrer pour répondre', 'Sign in to answer'],
  closedForWriting: [
    'Cette question est fermée\u00a0: on la lit, on n’y écrit plus.',
    'This question is closed: it is read, no longer written to.',
  ],
  revise: ['Corriger ma réponse', 'Correct my answer'],
  reviseLead: [
    'La version d’avant est gardée. Un sceau posé sur elle ne couvrira plus votre texte.',
    'The version before is kept. A seal on it will no longer cover your text.',
  ],
  sealFalls: [
    (agency: string) =>
      `Cette réponse porte un sceau de ${agency}. Si vous la changez, le sceau tombe et l’organisme la relit.`,
    (agency: string) =>
      `This answer carries a seal of ${agency}. If you change it, the seal falls and the agency reads it again.`,
  ],
  saveRevision: ['Remplacer ma réponse', 'Replace my answer'],
  changedMeanwhile: [
    'Votre réponse a changé entre-temps, dans une autre fenêtre. Voici comment elle est maintenant\u00a0; votre texte est gardé dessous.',
    'Your answer changed meanwhile, in another window. Here is how it stands now; your text is kept below.',
  ],
  withdrawTitle: ['Retirer ce texte\u00a0?', 'Withdraw this text?'],
  withdrawLead: [
    'Le texte est effacé, dans toutes ses versions. Sa place dans la discussion reste, vide.',
    'The text is erased, in all its versions. Its place in the discussion stays, empty.',
  ],
  withdrawQuestionLead: [
    'Si personne n’a répondu, la question disparaît. Sinon les réponses restent, sans vos mots.',
    'If nobody answered, the question disappears. Otherwise the answers stay, without your words.',
  ],
  withdrawConfirm: ['Effacer mon texte', 'Erase my text'],
  keep: ['Garder', 'Keep'],

  // Outcomes and solution
  chooseSolution: ['C’est la réponse qu’il me fallait', 'This is the answer I needed'],
  takeBackSolution: ['Ce n’était pas la bonne', 'It was not the right one'],

  // Chat
  message: ['Votre message', 'Your message'],
  send: ['Envoyer', 'Send'],
  signInToChat: ['Entrer pour parler', 'Sign in to talk'],
  wholeLog: ['Lire toute la discussion dans l’ordre', 'Read the whole discussion in order'],
  logTitle: ['Toute la discussion, dans l’ordre', 'The whole discussion, in order'],
  nextPosts: ['La suite', 'Next'],

  // Lists
  noThreads: ['Aucune question ici pour le moment.', 'No question here so far.'],
  noThreadsMore: ['La première peut être la vôtre.', 'The first can be yours.'],
  all: ['Toutes', 'All'],
  status: ['État des questions', 'State of the questions'],
  procedures: ['Démarches', 'Procedures'],
  open: ['Posées', 'Asked'],
  answered: ['Répondues', 'Answered'],
  validated: ['Validées', 'Validated'],
  solved: ['Résolues', 'Solved'],
  closed: ['Fermées', 'Closed'],
  example: ['Exemple\u00a0: rien ici n’est réel.', 'Example: nothing here is real.'],
  report: ['Signaler', 'Report'],
})
