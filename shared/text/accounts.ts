import { words } from './words.ts'

export const accountsWords = words({
  signIn: ['Entrer', 'Sign in'],
  signInLead: [
    'Votre pseudonyme et votre mot de passe suffisent.',
    'Your pseudonym and your password are enough.',
  ],
  textWaits: ['Votre texte vous attend.', 'Your text is waiting.'],
  textWaitsMore: [
    'Il sera publié dès que vous entrez par ce formulaire.',
    'It will be published as soon as you have signed in by this form.',
  ],
  login: ['Pseudonyme ou adresse e-mail', 'Pseudonym or e-mail address'],
  password: ['Mot de passe', 'Password'],
  newPassword: ['Choisissez un mot de passe', 'Choose a password'],
  passwordHint: [
    '12 caractères au moins. Trois ou quatre mots sans lien se retiennent bien.',
    'At least 12 characters. Three or four unrelated words are easy to remember.',
  ],
  noAccount: ['Pas encore de compte ?', 'No account yet?'],
  haveAccount: ['Vous avez déjà un compte ?', 'You already have an account?'],
  signUp: ['Créer un compte', 'Create an account'],
  signUpLead: [
    'Un pseudonyme suffit. Personne ne voit votre adresse, et votre nom n’est pas demandé.',
    'A pseudonym is enough. Nobody sees your address, and your name is not asked.',
  ],
  handle: ['Pseudonyme', 'Pseudonym'],
  handleHint: [
    'Ce que les autres verront. Lettres, chiffres et traits d’union, par exemple lison-42.',
    'What others will see. Letters, digits and hyphens, such as lison-42.',
  ],
  email: ['Adresse e-mail', 'E-mail address'],
  emailHint: ['Elle n’est jamais montrée.', 'It is never shown.'],
  together: [
    'Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez les deux, puis recommencez.',
    'This name and this password do not go together. Check both, then try again.',
  ],
  trialTitle: ['Entrer pour essayer', 'Come in and try'],
  trialLead: [
    'Sur cette machine seulement : entrez d’un clic, comme l’une de ces personnes d’exemple.',
    'On this machine only: come in by one click, as one of these example people.',
  ],
  citizen: ['Une personne qui demande', 'Somebody who asks'],
  helper: ['Une personne qui aide', 'Somebody who helps'],
  moderator: ['Une modératrice d’organisme', 'An agency moderator'],
  lead: ['La responsable d’un collectif', 'The lead of a collective'],
  'agency-admin': ['L’administrateur d’un organisme', 'An agency administrator'],
  admin: ['L’administration de Palier', 'An administrator of Palier'],
  example: ['Exemple : rien ici n’est réel.', 'Example: nothing here is real.'],
  speaksFor: ['Parle pour', 'Speaks for'],
  leads: ['Mène', 'Leads'],
  memberOf: ['Membre de', 'Member of'],
  noMembership: ['Répond en son propre nom.', 'Answers in their own name.'],
  lastQuestions: ['Ses questions', 'Their questions'],
  noQuestions: ['Aucune question pour le moment.', 'No question so far.'],
})
