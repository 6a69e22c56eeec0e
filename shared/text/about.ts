import { words } from './words.ts'

/** What stands where whoever runs an instance has not said it yet. */
export const aboutWords = words({
  toComplete: [
    'à compléter par qui héberge cette instance',
    'to be completed by whoever hosts this instance',
  ],
  lastChange: ['Dernière mise à jour\u00a0: 24 novembre 2026', 'Last changed: 24 November 2026'],
})

/** How to read a seal. */
export const sealsPageWords = words({
  title: ['Comment lire un sceau', 'How to read a seal'],
  lead: [
    'Un sceau, c’est un organisme vérifié qui dit ce qu’il pense d’une réponse. Il porte une date, une version et des sources.',
    'A seal is a verified agency that says what it thinks of an answer. It carries a date, a version and sources.',
  ],
  what: ['Ce qu’un sceau garantit', 'What a seal guarantees'],
  whatExact: [
    'Il porte sur une version exacte du texte. Si l’auteur change sa réponse, le sceau ne la couvre plus, et cela se voit.',
    'It covers one exact version of the text. If the author changes the answer, the seal no longer covers it, and that shows.',
  ],
  whatLine: [
    'Le double trait vert dans la marge longe ce qui est couvert. Ce qui n’a pas de trait n’est garanti par personne.',
    'The double green line in the margin runs along what is covered. What has no line is guaranteed by nobody.',
  ],
  whatUntil: [
    'Il a une date de fin. Passé ce jour, il ne vaut plus rien, même si la réponse est peut-être encore juste.',
    'It has an end date. After that day it is worth nothing, even if the answer may still be right.',
  ],
  whatSources: [
    'Il cite ses sources\u00a0: une fiche officielle avec les mots cités, ou une adresse officielle avec le jour de lecture.',
    'It names its sources: an official sheet with the words quoted, or an official address with the day it was read.',
  ],
  whoTitle: ['Qui le pose', 'Who places it'],
  who: [
    'Une personne qui parle pour un organisme, sur les sujets et les lieux dont il répond, jamais sur ses propres réponses. On voit sa fonction, pas son nom.',
    'A person who speaks for an agency, on the topics and places that it answers for, never on their own answers. Their function is shown, not their name.',
  ],
  whoNot: [
    'L’organisme ne change jamais les mots d’un autre. S’il a quelque chose à préciser, il l’écrit à côté.',
    'The agency never changes somebody else’s words. If it has something to add, it writes it beside.',
  ],
  statesTitle: ['Les dessins, un par un', 'The drawings, one by one'],
  statesLead: [
    'L’anneau, c’est l’organisme. Le champ, c’est le texte. La forme et les mots disent tout, même en noir et blanc.',
    'The ring is the agency. The field is the text. Shape and words say it all, even in black and white.',
  ],
  laterTitle: ['Prévus, pas encore en service', 'Planned, not in use yet'],
  laterLead: ['Vous ne rencontrerez pas encore ces trois-là.', 'You will not meet these three yet.'],
  whole: ['Validé', 'Validated'],
  wholeMeans: [
    'L’organisme garantit tout le texte de cette version, jusqu’à la date indiquée.',
    'The agency guarantees all of this version’s text, until the date shown.',
  ],
  corrected: ['Précisé à côté', 'Added beside'],
  correctedMeans: [
    'L’organisme ajoute quelque chose, ou dit autrement. Ses mots sont à côté, ceux de l’auteur restent.',
    'The agency adds something, or says otherwise. Its words stand beside; the author’s remain.',
  ],
  outdated: ['N’est plus à jour', 'No longer up to date'],
  outdatedMeans: [
    'C’était peut-être juste. La règle a changé depuis.',
    'It may have been right. The rule has changed since.',
  ],
  superseded: ['Texte changé depuis le sceau', 'Text changed since the seal'],
  supersededMeans: [
    'L’auteur a modifié sa réponse après le sceau, ou l’organisme s’est prononcé de nouveau. Le texte que vous lisez n’est pas celui qui a été validé.',
    'The author changed the answer after the seal, or the agency has spoken again. The text that you read is not the one that was validated.',
  ],
  expired: ['Sceau expiré', 'Expired seal'],
  expiredMeans: [
    'La date de fin est passée. La réponse est revenue sur le bureau de l’organisme.',
    'The end date has passed. The answer is back on the agency’s desk.',
  ],
  part: ['Validé en partie', 'Validated in part'],
  partMeans: ['Un passage seulement est garanti.', 'Only one passage is guaranteed.'],
  'under-review': ['À revérifier', 'To be checked again'],
  'under-reviewMeans': [
    'Une source a changé, l’organisme relit.',
    'A source has changed, the agency is reading again.',
  ],
  revoked: ['Sceau retiré', 'Seal withdrawn'],
  revokedMeans: [
    'L’organisme a repris sa parole, avec la raison.',
    'The agency has taken its word back, with the reason.',
  ],
  noSealTitle: ['Et sans sceau\u00a0?', 'And without a seal?'],
  noSeal: [
    'Une réponse sans sceau n’est pas fausse\u00a0: aucun organisme ne l’a relue. «\u00a0A marché pour 14 personnes\u00a0» dit autre chose\u00a0: elles l’ont essayée.',
    'An answer without a seal is not wrong: no agency has read it. “Worked for 14 people” says something else: they tried it.',
  ],
  collectiveTitle: ['Un collectif reconnu', 'A recognised collective'],
  collective: [
    'Un organisme a dit publiquement qu’il connaît ce collectif, avec une date et une raison. Cela ne valide aucune de ses réponses.',
    'An agency has said in public that it knows this collective, with a date and a reason. It validates none of its answers.',
  ],
})

/** Which data are kept, why, and what one may ask. */
export const dataPageWords = words({
  title: ['Vos données', 'Your data'],
  lead: [
    'Peu est demandé, peu est gardé. Voici tout ce que ce Palier garde de vous.',
    'Little is asked, little is kept. This is all that this Palier keeps of you.',
  ],
  keptTitle: ['Ce qui est gardé', 'What is kept'],
  account: ['Votre compte', 'Your account'],
  accountMeans: [
    'Un pseudonyme, public. Une adresse e-mail si vous la donnez\u00a0: personne ne la voit. Votre mot de passe n’est pas gardé, seulement une empreinte qui permet de le vérifier. Ni nom, ni adresse, ni date de naissance.',
    'A pseudonym, public. An e-mail address if you give one: nobody sees it. Your password is not kept, only a hash that lets us check it. No name, no address, no date of birth.',
  ],
  writings: ['Ce que vous écrivez', 'What you write'],
  writingsMeans: [
    'Questions, réponses, messages et leurs versions, avec leur date, publics sous votre pseudonyme. Le retirer efface le texte de toutes les versions\u00a0; sa place reste, vide.',
    'Questions, answers, messages and their versions, with their date, public under your pseudonym. Withdrawing erases the text of every version; its place stays, empty.',
  ],
  outcomes: ['«\u00a0Ça a marché\u00a0»', '“It worked”'],
  outcomesMeans: [
    'Votre avis sur une réponse, pour que chacun compte une fois. La page montre le nombre\u00a0; le journal de la question retient que vous avez donné un avis, sans dire lequel. Si c’est votre question, on voit qu’elle est résolue ou rouverte.',
    'Your word on an answer, so that each person counts once. The page shows the number; the question’s log keeps that you gave a word, not which. If it is your question, its being solved or open again shows.',
  ],
  roles: ['Pour qui vous parlez', 'For whom you speak'],
  rolesMeans: [
    'Votre place dans un organisme ou un collectif, et depuis quand. Les décisions prises au nom d’un organisme gardent qui les a prises\u00a0; en public, seule la fonction se voit.',
    'Your place in an agency or a collective, and since when. Decisions taken in the name of an agency keep who took them; in public, only the function shows.',
  ],
  sessions: ['Vos entrées', 'Your sessions'],
  sessionsMeans: [
    'Le nom abrégé de votre navigateur et l’heure, pendant 30 jours au plus. Sortir les efface.',
    'The shortened name of your browser and the time, for 30 days at most. Signing out erases them.',
  ],
  reports: ['Vos signalements', 'Your reports'],
  reportsMeans: [
    'La page, la raison et vos mots, et votre pseudonyme si vous étiez entré. Seules les personnes qui administrent ce Palier les lisent.',
    'The page, the reason and your words, and your pseudonym if you were signed in. Only those who run this Palier read them.',
  ],
  notKeptTitle: ['Ce qui n’est pas gardé', 'What is not kept'],
  notKeptNumbers: [
    'Les numéros de sécurité sociale, de compte et de carte bancaires sont repérés avant d’être enregistrés\u00a0: l’envoi s’arrête, rien n’est gardé.',
    'Social security, bank account and card numbers are found before anything is stored: sending stops, nothing is kept.',
  ],
  notKeptAddress: [
    'Votre adresse IP sert une heure au plus, en mémoire, à freiner les abus. Palier ne l’écrit nulle part.',
    'Your IP address serves for an hour at most, in memory, to slow abuse down. Palier writes it nowhere.',
  ],
  notKeptSearch: [
    'Vos recherches et les lieux que vous cherchez ne sont liés à personne et ne sont pas enregistrés. Aucune mesure d’audience, aucune publicité, aucun service extérieur.',
    'Your searches and the places that you look for are tied to nobody and are not recorded. No audience measurement, no advertising, no outside service.',
  ],
  cookiesTitle: ['Les cookies', 'Cookies'],
  cookies: [
    'Deux, nécessaires, donc sans demande de consentement.',
    'Two, both necessary, so that no consent is asked.',
  ],
  cookieSession: [
    '«\u00a0palier\u00a0» (ou «\u00a0__Host-palier\u00a0») vous reconnaît une fois que vous êtes entré. 30 jours au plus.',
    '“palier” (or “__Host-palier”) recognises you once you have signed in. 30 days at most.',
  ],
  cookieLang: [
    '«\u00a0lang\u00a0» retient la langue que vous avez choisie. Un an.',
    '“lang” remembers the language that you chose. One year.',
  ],
  cookieStorage: [
    'Sur la page d’une question, les messages de la discussion pas encore partis attendent dans votre navigateur. Ils y restent jusqu’à leur envoi ou la fermeture de l’onglet.',
    'On the page of a question, chat messages that have not left yet wait in your browser. They stay there until they are sent or the tab is closed.',
  ],
  whyTitle: ['Pourquoi c’est permis', 'Why it is lawful'],
  why: [
    'Tenir votre compte et publier ce que vous écrivez, parce que vous le demandez (RGPD, article 6, 1, b). Freiner les abus et traiter les signalements, parce que l’entraide en dépend et que la loi le demande (article 6, 1, c et f).',
    'Keeping your account and publishing what you write, because you ask for it (GDPR, article 6(1)(b)). Slowing abuse down and handling reports, because mutual aid depends on it and the law asks for it (article 6(1)(c) and (f)).',
  ],
  rightsTitle: ['Vos droits', 'Your rights'],
  rights: [
    'Voir, corriger, emporter, effacer ce qui vous concerne, vous opposer à un usage. Vous corrigez et retirez vous-même ce que vous avez écrit. Pour tout le reste, compte compris, écrivez à\u00a0:',
    'See, correct, take along and erase what concerns you, object to a use. You correct and withdraw what you wrote yourself. For all else, your account included, write to:',
  ],
  cnil: [
    'Sans réponse au bout d’un mois, ou si elle ne vous convient pas, saisissez la CNIL.',
    'Without an answer after a month, or if it does not suit you, turn to the CNIL, the French authority.',
  ],
  cnilLink: ['Adresser une plainte à la CNIL', 'Complain to the CNIL'],
  controller: ['Responsable du traitement', 'Controller'],
  contact: ['Écrire à', 'Write to'],
  trialTitle: ['Cette instance est un essai', 'This instance is a trial'],
  trial: [
    'Elle tourne sur une machine locale, avec des personnes d’exemple. N’y écrivez rien de personnel.',
    'It runs on a local machine, with example people. Write nothing personal in it.',
  ],
})

/** The accessibility statement. */
export const accessibilityPageWords = words({
  title: ['Accessibilité\u00a0: non conforme', 'Accessibility: not compliant'],
  lead: [
    'Personne n’a encore audité ce Palier. Tant que ce n’est pas fait, il est déclaré non conforme au RGAA, même si nous y travaillons.',
    'Nobody has audited this Palier yet. Until then it is declared not compliant with the RGAA, even though we work at it.',
  ],
  stateTitle: ['L’état exact', 'The exact state'],
  state: [
    'Aucun taux de conformité ne peut être donné\u00a0: les 106 critères du RGAA 4.1 n’ont pas été contrôlés par une personne.',
    'No rate of compliance can be given: no person has checked the 106 criteria of the RGAA 4.1.',
  ],
  machineTitle: ['Ce qu’un programme vérifie', 'What a program checks'],
  machine: [
    'Les tests du logiciel relisent des pages avec axe-core (règles WCAG 2.2, A et AA), en clair et en sombre, et refusent toute erreur. Un programme ne voit qu’une partie des obstacles.',
    'The software’s tests read pages with axe-core (WCAG 2.2 rules, A and AA), in light and dark, and refuse any finding. A program sees only part of the barriers.',
  ],
  madeTitle: ['Ce qui est voulu', 'What is meant to work'],
  madeNoScript: [
    'Lire, chercher, demander, répondre et discuter sans JavaScript, sur un vieux téléphone, au clavier.',
    'Read, search, ask, answer and talk without JavaScript, on an old phone, by keyboard.',
  ],
  madeShape: [
    'Un état se lit à sa forme et à ses mots, jamais à sa seule couleur.',
    'A state is read by its shape and its words, never by its colour alone.',
  ],
  madeZoom: [
    'La page tient dans 320 pixels de large et supporte un texte agrandi deux fois.',
    'The page fits 320 pixels and bears text enlarged twice.',
  ],
  knownTitle: ['Ce qui manque', 'What is missing'],
  knownAudit: [
    'Un audit par une personne formée, et des essais par des personnes handicapées.',
    'An audit by a trained person, and trials by disabled people.',
  ],
  knownSheets: [
    'Les fiches officielles viennent d’ailleurs\u00a0: certains de leurs tableaux sont difficiles au lecteur d’écran.',
    'Official sheets come from elsewhere: some of their tables are hard on a screen reader.',
  ],
  knownLanguage: [
    'Ce que les gens écrivent n’est pas marqué dans sa langue quand ce n’est pas celle de la page.',
    'What people write is not marked with its language when that is not the page’s.',
  ],
  blockedTitle: ['Vous êtes bloqué\u00a0?', 'Are you blocked?'],
  blocked: [
    'Dites-le\u00a0: par le formulaire de signalement, raison «\u00a0Autre chose\u00a0», ou en écrivant à\u00a0:',
    'Say so: by the report form, reason “Something else”, or by writing to:',
  ],
  report: ['Signaler une difficulté', 'Report a difficulty'],
  human: ['Voir quelqu’un près de chez vous', 'See someone near you'],
  recourseTitle: ['Si rien ne change', 'If nothing changes'],
  recourse: [
    'Vous avez signalé un obstacle et n’avez pas reçu de réponse satisfaisante\u00a0? Le Défenseur des droits peut agir.',
    'You reported a barrier and the answer did not suit you? The Défenseur des droits can act.',
  ],
  recourseLink: ['Saisir le Défenseur des droits', 'Turn to the Défenseur des droits'],
})

/** Who publishes and hosts. */
export const legalPageWords = words({
  title: ['Mentions légales', 'Legal notice'],
  lead: [
    'Palier est un logiciel libre, que chacun peut installer. Voici qui répond de cette instance.',
    'Palier is free software that anyone may install. This is who answers for this instance.',
  ],
  publisherTitle: ['Éditeur', 'Publisher'],
  publisher: ['Nom', 'Name'],
  publisherAddress: ['Adresse', 'Address'],
  director: ['Direction de la publication', 'Director of publication'],
  contact: ['Contact', 'Contact'],
  hostTitle: ['Hébergeur', 'Host'],
  host: ['Nom', 'Name'],
  hostAddress: ['Adresse', 'Address'],
  hostPhone: ['Téléphone', 'Telephone'],
  notState: [
    'Ce site n’est pas un service de l’État. Les organismes y parlent en leur nom, sur ce qu’ils ont lu.',
    'This site is not a service of the State. Agencies speak in their own name, on what they have read.',
  ],
  contentsTitle: ['Les contenus', 'The contents'],
  contentsPeople: [
    'Chaque texte appartient à la personne qui l’a écrit, et l’engage. Personne ne le relit avant sa publication.',
    'Each text belongs to the person who wrote it, who answers for it. Nobody reads it before it is published.',
  ],
  contentsSheets: [
    'Les fiches officielles sont © DILA, service-public, sous Licence Ouverte 2.0 (Etalab). Chacune porte sa date et le lien vers l’original. Ce sont des copies de démonstration, parfois dépassées.',
    'Official sheets are © DILA, service-public, under the Licence Ouverte 2.0 (Etalab). Each carries its date and the link to the original. They are demonstration copies, sometimes out of date.',
  ],
  contentsTerritories: [
    'Les territoires viennent de l’Insee, de La Poste et de la DGCL, réunis par Etalab, sous Licence Ouverte 2.0.',
    'Territories come from Insee, La Poste and the DGCL, put together by Etalab, under the Licence Ouverte 2.0.',
  ],
  contentsFont: [
    'Les caractères sont Atkinson Hyperlegible Next, du Braille Institute, sous licence OFL 1.1.',
    'The typeface is Atkinson Hyperlegible Next, by the Braille Institute, under the OFL 1.1.',
  ],
  software: [
    'Le logiciel est publié sous licence EUPL 1.2.',
    'The software is published under the EUPL 1.2.',
  ],
  illegalTitle: ['Un contenu illicite\u00a0?', 'Illegal content?'],
  illegal: [
    'Signalez-le, sans compte\u00a0: vous recevez un numéro, et une personne le lit. C’est aussi le point de contact pour le règlement européen sur les services numériques, en français ou en anglais.',
    'Report it, without an account: you get a number, and a person reads it. It is also the point of contact under the Digital Services Act, in French or English.',
  ],
  report: ['Signaler', 'Report'],
})
