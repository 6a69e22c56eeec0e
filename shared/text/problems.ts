import { words, type Locale } from './words.ts'

type Values = Readonly<Record<string, string | number>>

/** What is wrong with one field: a sentence that says what to do, by code. */
export const fieldProblems = words({
  required: ['Il manque ce champ.', 'This field is missing.'],
  'too-short': [
    ({ min }: Values) => `Trop court\u00a0: ${min} caractères au moins, pour que l’on vous comprenne.`,
    ({ min }: Values) => `Too short: at least ${min} characters, so that people understand.`,
  ],
  'too-short-body': [
    'Trop court\u00a0: 10 caractères au moins, ou laissez vide si le titre dit tout.',
    'Too short: at least 10 characters, or leave it empty if the title says it all.',
  ],
  'too-long': [
    ({ max }: Values) => `Trop long\u00a0: ${max} caractères au plus.`,
    ({ max }: Values) => `Too long: at most ${max} characters.`,
  ],
  'too-few': [
    ({ min }: Values) => `Il en faut au moins ${min}.`,
    ({ min }: Values) => `At least ${min} needed.`,
  ],
  'too-many': [({ max }: Values) => `Pas plus de ${max}.`, ({ max }: Values) => `No more than ${max}.`],
  'given-twice': ['Ce champ a été envoyé deux fois.', 'This field was sent twice.'],
  'not-text': ['Ce champ attend du texte.', 'This field takes text.'],
  'not-valid': ['Cette valeur ne convient pas.', 'This value does not fit.'],
  choice: ['Choisissez parmi ce qui est proposé.', 'Choose one of what is offered.'],
  email: [
    'Cette adresse n’est pas complète, par exemple nom@exemple.fr.',
    'This address is not complete, such as name@example.com.',
  ],
  url: [
    'Donnez une adresse complète, qui commence par https://',
    'Give a full address that begins with https://',
  ],
  characters: [
    'Lettres, chiffres et traits d’union seulement, par exemple lison-42.',
    'Letters, digits and hyphens only, such as lison-42.',
  ],
  'deceptive-characters': [
    'Ce texte contient un caractère invisible. Retapez-le à la main.',
    'This text holds an invisible character. Type it again by hand.',
  ],
  taken: [
    'Ce pseudonyme est déjà pris. Ajoutez une lettre ou un chiffre.',
    'This name is taken. Add a letter or a digit.',
  ],
  'email-taken': [
    'Un compte existe déjà avec cette adresse. Entrez plutôt.',
    'An account with this address exists. Sign in instead.',
  ],
  'common-password': [
    'Ce mot de passe est trop connu. Trois ou quatre mots sans lien feront mieux.',
    'This password is too well known. Three or four unrelated words do better.',
  ],
  'unknown-topic': [
    'Ce sujet n’existe pas. Choisissez-en un dans la liste.',
    'No such topic. Choose one from the list.',
  ],
  'unknown-territory': [
    'Ce lieu n’est pas reconnu. Essayez le code postal.',
    'This place is not known. Try the postal code.',
  ],
  'ambiguous-territory': [
    ({ names }: Values) => `Plusieurs lieux portent ce nom\u00a0: ${names}. Précisez le code postal.`,
    ({ names }: Values) => `Several places have this name: ${names}. Give the postal code.`,
  ],
  'unknown-territories': [
    ({ names }: Values) => `Ces lieux ne sont pas reconnus\u00a0: ${names}. Essayez le code postal.`,
    ({ names }: Values) => `These places are not known: ${names}. Try the postal code.`,
  ],
  'unknown-topics': [
    ({ names }: Values) => `Ces sujets n’existent pas\u00a0: ${names}. Choisissez dans la liste.`,
    ({ names }: Values) => `No such topics: ${names}. Choose from the list.`,
  ],
  'unknown-agency': ['Cet organisme n’est pas dans la liste.', 'This agency is not in the list.'],
  'unknown-answer': [
    'Cette réponse n’est pas sous cette question.',
    'This answer is not under this question.',
  ],
  'unknown-source': [
    'Cette fiche n’existe pas. Copiez son identifiant, par exemple particuliers-F16507.',
    'No such sheet. Copy its identifier, such as particuliers-F16507.',
  ],
  'quote-not-found': [
    'Ces mots ne sont pas dans la fiche. Copiez-les tels qu’ils y sont.',
    'These words are not in the sheet. Copy them as they stand there.',
  ],
  'quote-without-sheet': [
    'Choisissez aussi la fiche entière où se trouvent ces mots.',
    'Choose the whole sheet in which these words stand, too.',
  ],
  'source-date': [
    'Après l’adresse, mettez la date où vous l’avez lue, par exemple 2026-11-24.',
    'After the address, give the date when you read it, such as 2026-11-24.',
  ],
  'source-required': ['Il faut au moins une source.', 'At least one source is needed.'],
  'not-official-source': [
    'Pour un sceau, la source est une fiche ou une adresse officielle.',
    'For a seal, the source is a sheet or an official address.',
  ],
  'note-required': [
    'Dites ce qui est juste\u00a0: ce texte s’affichera à côté.',
    'Say what is right: this text will stand beside.',
  ],
  'date-past': ['Cette date est passée.', 'This date is past.'],
  'date-far': [
    'Cinq ans au plus\u00a0: la règle aura changé.',
    'Five years at most: the rule will have changed.',
  ],
  'not-a-date': ['Une date, par exemple 2027-11-12.', 'A date, such as 2027-11-12.'],
  'personal-data-nir': [
    'Cela ressemble à un numéro de sécurité sociale. Publié, il servirait à se faire passer pour vous.',
    'This looks like a social security number. Published, it could be used to pass for you.',
  ],
  'personal-data-iban': [
    'Cela ressemble à un numéro de compte bancaire. Publié, il servirait à prélever à votre place.',
    'This looks like a bank account number. Published, it could be used to take your money.',
  ],
  'personal-data-card': [
    'Cela ressemble à un numéro de carte bancaire. Publié, il servirait à payer à votre place.',
    'This looks like a bank card number. Published, it could be used to pay in your place.',
  ],
  'unknown-target': ['Cette adresse n’est pas de Palier.', 'This address is not Palier’s.'],
})

/** What to do about a field that was left empty, where there is more to say than that. */
export const missingFields = words({
  title: ['Écrivez votre question, en une phrase.', 'Write your question, in one sentence.'],
  body: ['Écrivez votre texte.', 'Write your text.'],
  topic: ['Choisissez un sujet.', 'Choose a topic.'],
  topics: ['Choisissez au moins un sujet.', 'Choose at least one topic.'],
  name: ['Donnez le nom du collectif.', 'Give the name of the collective.'],
  about: ['Dites ce que vous faites ensemble.', 'Say what you do together.'],
  agency: ['Choisissez un organisme.', 'Choose an agency.'],
  message: ['Écrivez quelques mots à l’organisme.', 'Write a few words to the agency.'],
  decision: ['Choisissez une décision.', 'Choose a decision.'],
  reason: ['Donnez une raison.', 'Give a reason.'],
  target: ['Donnez l’adresse de la page.', 'Give the address of the page.'],
  details: ['Dites en quelques mots ce qui ne va pas.', 'Say in a few words what is wrong.'],
  verdict: ['Choisissez un avis.', 'Choose a verdict.'],
  validUntil: ['Choisissez une date de fin.', 'Choose an end date.'],
  handle: ['Choisissez un pseudonyme.', 'Choose a pseudonym.'],
  login: ['Donnez votre pseudonyme ou votre adresse.', 'Give your pseudonym or your address.'],
  password: ['Il manque le mot de passe.', 'The password is missing.'],
})

/** The name of what went wrong, then what to do about it, by code. */
export const problemTitles = words({
  malformed: ['Cette demande est illisible.', 'This request cannot be read.'],
  'sign-in-first': ['Entrez pour continuer.', 'Sign in to go on.'],
  'wrong-credentials': [
    'Ce nom et ce mot de passe ne vont pas ensemble.',
    'This name and this password do not go together.',
  ],
  'not-allowed': ['Ce n’est pas possible ici.', 'This is not possible here.'],
  'foreign-origin': ['Cette demande vient d’un autre site.', 'This request comes from another site.'],
  'not-found': ['Cette porte n’existe pas.', 'No such door.'],
  'changed-meanwhile': ['Cela vient de changer.', 'This has just changed.'],
  'sent-before': [
    'Ce message est déjà parti avec un autre texte.',
    'This message has already left with another text.',
  ],
  withdrawn: ['Cette question a été effacée par la personne.', 'The person erased this question.'],
  'too-large': ['C’est trop lourd.', 'This is too large.'],
  'unsupported-type': ['Ce type d’envoi n’est pas pris.', 'This type of content is not taken.'],
  invalid: ['Il reste un point à corriger.', 'Something needs correcting.'],
  'too-many': ['Attendez une minute.', 'Wait a minute.'],
  unavailable: ['Une partie de Palier est en panne.', 'A part of Palier is down.'],
  unexpected: ['Quelque chose s’est mal passé chez nous.', 'Something went wrong on our side.'],
})

export const problemDetails = words({
  malformed: ['Rechargez la page et recommencez.', 'Reload the page and try again.'],
  'sign-in-first': ['Votre texte vous attend.', 'Your text is waiting for you.'],
  'wrong-credentials': ['Vérifiez les deux, puis recommencez.', 'Check both, then try again.'],
  'not-allowed': [
    'Si vous pensez que c’est une erreur, signalez-le.',
    'If you think this is a mistake, report it.',
  ],
  'foreign-origin': ['Ouvrez la page sur Palier et recommencez.', 'Open the page on Palier and try again.'],
  'not-found': [
    'Elle a pu être effacée, ou l’adresse est incomplète. Cherchez avec vos mots.',
    'It may have been erased, or the address is incomplete. Search in your own words.',
  ],
  'changed-meanwhile': [
    'Relisez, puis décidez. Ce que vous avez écrit est gardé.',
    'Read again, then decide. What you wrote is kept.',
  ],
  'sent-before': ['Rechargez la page pour voir lequel.', 'Reload the page to see which.'],
  withdrawn: ['Rien n’en est gardé ici.', 'Nothing of it is kept here.'],
  'too-large': [
    'Raccourcissez le texte et recommencez. Rien n’a été publié.',
    'Shorten the text and try again. Nothing was published.',
  ],
  'unsupported-type': ['Envoyez un formulaire ou du JSON.', 'Send a form or JSON.'],
  invalid: ['Tout ce que vous avez écrit est gardé.', 'Everything that you wrote is kept.'],
  'too-many': ['Ce que vous avez écrit est gardé.', 'What you wrote is kept.'],
  unavailable: [
    'Réessayez dans un moment. Ce que vous avez écrit est gardé.',
    'Try again in a moment. What you wrote is kept.',
  ],
  unexpected: [
    'Réessayez. Si cela continue, donnez-nous ce numéro.',
    'Try again. If it goes on, give us this number.',
  ],
})

/** Why something is not allowed, by reason; it stands in the place of the general sentence. */
export const refusals = words({
  'thread-closed': [
    'Cette question est fermée\u00a0: on la lit, on n’y écrit plus.',
    'This question is closed: it is read, no longer written to.',
  ],
  'not-your-words': [
    'Ces mots sont à quelqu’un d’autre\u00a0: personne ne les change à sa place.',
    'These are someone else’s words: nobody changes them for them.',
  ],
  'not-an-answer': ['Cela ne se fait que sur une réponse.', 'This is done to an answer only.'],
  'own-answer': [
    'C’est votre réponse\u00a0: quelqu’un d’autre doit le dire.',
    'This is your answer: someone else has to say so.',
  ],
  'not-the-asker': [
    'Seule la personne qui a posé la question peut le faire.',
    'Only the person who asked can do this.',
  ],
  'not-a-moderator': [
    'C’est réservé aux personnes qui parlent pour cet organisme.',
    'Only for the people who speak for this agency.',
  ],
  'answer-moved': [
    'La réponse vient de changer. Votre sceau n’est pas posé\u00a0: relisez, puis décidez.',
    'The answer has just changed. Your seal was not placed: read again, then decide.',
  ],
  'outside-competence': [
    'Cette question est hors de la compétence de cet organisme.',
    'This question is outside this agency’s competence.',
  ],
  'second-factor': [
    'Entrez avec votre deuxième facteur pour parler au nom d’un organisme.',
    'Sign in with your second factor to speak for an agency.',
  ],
  'not-a-lead': [
    'C’est réservé aux personnes qui mènent ce collectif.',
    'Only for those who lead this collective.',
  ],
  'not-refused': [
    'On répond à un refus, et il n’y en a pas.',
    'One replies to a refusal, and there is none.',
  ],
  'own-collective': [
    'Vous menez ce collectif\u00a0: quelqu’un d’autre de votre organisme doit décider.',
    'You lead this collective: somebody else of your agency has to decide.',
  ],
  'already-recognised': [
    'Cet organisme reconnaît déjà ce collectif.',
    'This agency already recognises this collective.',
  ],
  'already-replied': [
    'Une réponse a déjà été faite à ce refus.',
    'A reply was already made to this refusal.',
  ],
  'already-asked': [
    'Ce collectif a déjà demandé à cet organisme.',
    'This collective has already asked this agency.',
  ],
  'already-decided': ['C’est déjà décidé.', 'This is already decided.'],
  'not-an-admin': ['C’est réservé à l’administration de Palier.', 'Only for the administrators of Palier.'],
  withdrawn: ['Ce texte a été retiré.', 'This text was withdrawn.'],
  search: [
    'La recherche est en panne. Les questions et les réponses marchent.',
    'Search is down. Questions and answers work.',
  ],
  database: ['Les textes ne peuvent pas être lus pour le moment.', 'The texts cannot be read right now.'],
})

/** The sentence of a wrong field. An unknown code is a bug that must not show: the general sentence stands in. */
export function fieldSentence(locale: Locale, code: string, values: Values = {}, field = ''): string {
  const missing = code === 'required' && pick(missingFields[locale], field)
  if (missing) return missing
  const entry = pick(fieldProblems[locale], code) ?? fieldProblems[locale]['not-valid']
  return typeof entry === 'string' ? entry : entry(values)
}

/** What a problem says to the person: a title and one sentence more. */
export function problemSentences(
  locale: Locale,
  code: string,
  reason?: string,
): { title: string; detail: string } {
  const title = pick(problemTitles[locale], code) ?? problemTitles[locale].unexpected
  const general = pick(problemDetails[locale], code) ?? problemDetails[locale].unexpected
  return { title, detail: (reason !== undefined ? pick(refusals[locale], reason) : undefined) ?? general }
}

function pick<T extends object>(catalogue: T, key: string): T[keyof T] | undefined {
  return Object.hasOwn(catalogue, key) ? catalogue[key as keyof T] : undefined
}
