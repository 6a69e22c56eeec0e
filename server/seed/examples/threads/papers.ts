import type { ExampleThread } from '../example.types.ts'
import { prose } from '../prose.ts'

/** Papers: identity card, passport, electoral roll, registration certificate, residence permit. */
export const paperThreads = [
  {
    title: "Carte d'identité perdue : faut-il passer au commissariat d'abord ?",
    body: prose`
      J'ai perdu ma carte dans le train. Mon passeport est encore valable. Au commissariat on m'a dit de voir avec la
      mairie, à la mairie annexe on m'a dit « déclarez d'abord la perte ». J'ai un examen dans deux mois.
    `,
    topic: 'carte-identite',
    territory: 'COM-76540',
    by: 'Yann',
    asked: { daysAgo: 48, hoursAgo: 4 },
    log: [
      {
        what: 'answer',
        answer: 'perdue',
        by: 'Ismaël',
        at: { daysAgo: 48, hoursAgo: 2 },
        body: prose`
          Si vous en demandez une nouvelle, pas besoin du commissariat : la déclaration de perte se fait au guichet, avec
          le dossier.

          - N'importe quelle mairie équipée convient, pas seulement la vôtre : cherchez le rendez-vous le plus proche.
          - Apportez le passeport, une photo de moins de six mois, un justificatif de domicile et un timbre fiscal de
          25 €.
          - La pré-demande en ligne n'est pas obligatoire, mais le guichet va plus vite avec son numéro.
        `,
        sources: [
          {
            fiche: 'particuliers-F1344',
            section: 'declaration-de-perte-vous-demandez-une-nouvelle-carte-d-identite',
            quote: "Vous n'avez pas à vous adresser aux autorités de police.",
          },
          {
            fiche: 'particuliers-F1344',
            section: 'cout-cas-general',
            quote: '25 € en timbre fiscal.',
          },
        ],
      },
      {
        what: 'seal',
        answer: 'perdue',
        by: 'Roland',
        agency: 'mairie-de-sornes',
        at: { daysAgo: 47, hoursAgo: 5 },
        verdict: 'validated',
        revision: 1,
        sources: [
          {
            fiche: 'particuliers-F1344',
            section: 'declaration-de-perte-vous-demandez-une-nouvelle-carte-d-identite',
            quote:
              'La déclaration de perte sera faite au guichet au moment du dépôt du dossier et jointe au formulaire de demande.',
          },
        ],
        validUntil: { inDays: 130 },
      },
      {
        what: 'chat',
        by: 'Yann',
        at: { daysAgo: 47, hoursAgo: 3 },
        body: "Et pour l'examen, si la carte n'est pas prête ? Et elle sera valable quinze ans, comme avant ?",
      },
      {
        what: 'revise',
        answer: 'perdue',
        at: { daysAgo: 46, hoursAgo: 20 },
        body: prose`
          Si vous en demandez une nouvelle, pas besoin du commissariat : la déclaration de perte se fait au guichet, avec
          le dossier.

          - N'importe quelle mairie équipée convient, pas seulement la vôtre : cherchez le rendez-vous le plus proche.
          - Apportez le passeport, une photo de moins de six mois, un justificatif de domicile et un timbre fiscal de
          25 €.
          - La pré-demande en ligne n'est pas obligatoire, mais le guichet va plus vite avec son numéro.

          **Pour l'examen** : votre passeport en cours de validité suffit comme pièce d'identité.

          **Durée** : la fiche est d'août 2020 et dit quinze ans. Depuis août 2021 les nouvelles cartes, au format carte
          bancaire, valent dix ans pour un adulte. Retirez-la dans les trois mois, sinon elle est détruite.
        `,
        sources: [
          {
            fiche: 'particuliers-F1344',
            section: 'declaration-de-perte-vous-demandez-une-nouvelle-carte-d-identite',
            quote: "Vous n'avez pas à vous adresser aux autorités de police.",
          },
          {
            fiche: 'particuliers-F1344',
            section: 'ou-et-comment-demander-une-nouvelle-carte',
            quote:
              "Vous pouvez vous rendre à n'importe quelle mairie, à condition qu'elle soit équipée d'une station d'enregistrement.",
          },
          {
            fiche: 'particuliers-F1344',
            section: 'retrait-de-la-carte',
            quote: 'Elle doit être retirée dans un délai de 3 mois suivant sa mise à disposition.',
          },
        ],
      },
      {
        what: 'seal',
        answer: 'perdue',
        by: 'Roland',
        agency: 'mairie-de-sornes',
        at: { daysAgo: 45, hoursAgo: 22 },
        verdict: 'validated',
        revision: 2,
        note: 'Relu avec les ajouts, exact. Nos rendez-vous sont ouverts chaque lundi à 8 h pour les trois semaines suivantes.',
        sources: [
          {
            fiche: 'particuliers-F1344',
            section: 'ou-et-comment-demander-une-nouvelle-carte',
            quote: 'le service peut exiger que le dépôt du dossier se fasse uniquement sur rendez-vous',
          },
        ],
        validUntil: { inDays: 135 },
      },
      {
        what: 'outcome',
        answer: 'perdue',
        by: 'Odile',
        at: { daysAgo: 22, hoursAgo: 6 },
        outcome: 'worked',
      },
      {
        what: 'outcome',
        answer: 'perdue',
        by: 'Bruno',
        at: { daysAgo: 10, hoursAgo: 1 },
        outcome: 'worked',
      },
    ],
  },
  {
    title: 'Deux années manquent sur mon relevé de carrière : à qui le dire, et avec quels papiers ?',
    body: prose`
      De 1987 à 1989 je faisais les saisons au Havre, en cuisine. Rien de cela n'est sur mon relevé. L'hôtel a fermé et
      je n'ai gardé que trois bulletins de paie. J'ai 61 ans : faut-il le faire corriger maintenant, ou au moment de
      demander ma retraite ?
    `,
    topic: 'retraite-salarie',
    territory: 'COM-76351',
    by: 'Fanny',
    asked: { daysAgo: 1, hoursAgo: 3 },
    log: [],
  },
  {
    title: "J'ai déménagé à Rouen le mois dernier, pourrai-je voter à la prochaine élection ?",
    body: prose`
      Je suis encore inscrit dans mon ancienne commune, à 300 km. Est-ce que l'inscription suit toute seule quand on
      change d'adresse aux impôts ? Et jusqu'à quand peut-on s'y prendre ?
    `,
    topic: 'elections',
    territory: 'COM-76540',
    by: 'Yann',
    asked: { daysAgo: 90, hoursAgo: 2 },
    log: [
      {
        what: 'answer',
        answer: 'inscription',
        by: 'Gwenaël',
        at: { daysAgo: 89, hoursAgo: 20 },
        body: prose`
          Non, elle ne suit pas : il faut s'inscrire dans la nouvelle commune. On peut le faire toute l'année, et pour
          voter à une élection, au plus tard le sixième vendredi avant le premier tour.

          Votre ancienne commune vous retire d'elle-même de sa liste. La fiche est d'août 2020.
        `,
        sources: [
          {
            fiche: 'particuliers-F1372',
            section: 'dans-une-nouvelle-commune',
            quote: 'Vous devez vous inscrire sur la liste électorale de votre nouvelle commune',
          },
          {
            fiche: 'particuliers-F1372',
            section: 'quand-s-inscrire',
            quote: 'au plus tard le 6e vendredi précédant le 1er tour de scrutin',
          },
        ],
      },
      {
        what: 'seal',
        answer: 'inscription',
        by: 'Roland',
        agency: 'mairie-de-sornes',
        at: { daysAgo: 88, hoursAgo: 23 },
        verdict: 'validated',
        revision: 1,
        sources: [
          {
            fiche: 'particuliers-F1372',
            section: 'quand-s-inscrire',
            quote: "Il est possible de s'inscrire toute l'année.",
          },
        ],
        validUntil: { inDays: 95 },
      },
      {
        what: 'revise',
        answer: 'inscription',
        at: { daysAgo: 5, hoursAgo: 3 },
        body: prose`
          Non, elle ne suit pas : il faut s'inscrire dans la nouvelle commune. On peut le faire toute l'année, et pour
          voter à une élection, au plus tard le sixième vendredi avant le premier tour.

          En ligne il suffit d'un justificatif de domicile et d'une pièce d'identité, en photo. Sinon, à la mairie avec
          les mêmes papiers.

          Si vous déménagez **pour votre travail** après cette date, vous avez encore jusqu'au dixième jour avant le
          premier tour, avec un justificatif.

          Votre ancienne commune vous retire d'elle-même de sa liste. La fiche est d'août 2020.
        `,
        sources: [
          {
            fiche: 'particuliers-F1372',
            section: 'dans-une-nouvelle-commune',
            quote: 'Vous devez vous inscrire sur la liste électorale de votre nouvelle commune',
          },
          {
            fiche: 'particuliers-F1372',
            section: 'quand-s-inscrire-pour-des-raisons-professionnelles',
            quote:
              "Les personnes suivantes peuvent demander à être inscrites jusqu'au 10e jour précédant le 1er tour de scrutin",
          },
        ],
      },
    ],
  },
  {
    title: "Changer l'adresse de ma carte grise après un déménagement, sans imprimante",
    body: prose`
      J'ai déménagé il y a trois semaines et on me dit que j'ai un mois. Ma voiture est immatriculée AB-123-CD (enfin,
      ce genre de plaque). La préfecture ne reçoit plus pour ça. Je n'ai qu'un téléphone.
    `,
    topic: 'carte-grise',
    territory: 'COM-76217',
    by: 'Élodie',
    asked: { daysAgo: 10, hoursAgo: 6 },
    log: [
      {
        what: 'answer',
        answer: 'adresse',
        by: 'Lison',
        at: { daysAgo: 10, hoursAgo: 3 },
        body: prose`
          Le téléphone suffit : il faut juste photographier un justificatif de domicile.

          1. Sur le service en ligne des titres (ANTS, devenu France Titres), ouvrez « changer l'adresse sur ma carte
          grise ».
          2. Donnez la plaque et la nouvelle adresse, joignez la photo.
          3. Une étiquette arrive par la poste. Collez-la sur la carte grise. C'est gratuit pour les trois premiers
          changements.

          Si ça bloque, un point numérique en préfecture ou une maison France Services peut le faire avec vous, sans
          frais. La fiche est d'octobre 2020 ; le délai d'un mois n'a pas changé.
        `,
        sources: [
          {
            fiche: 'particuliers-F12118',
            section: 'introduction',
            quote: "vous avez 1 mois pour faire modifier l'adresse de votre carte grise",
          },
          {
            fiche: 'particuliers-F12118',
            section: 'selon-votre-situation-forme-ab-123-cd-il-s-agit-du-1er-2e-ou-3e-changement-d-adresse',
            quote: "La fabrication de l'étiquette et son envoi sont gratuits.",
          },
        ],
      },
      {
        what: 'seal',
        answer: 'adresse',
        by: 'Sabine',
        agency: 'prefecture-de-haute-brume',
        at: { daysAgo: 9, hoursAgo: 5 },
        verdict: 'validated',
        revision: 1,
        sources: [
          {
            fiche: 'particuliers-F12118',
            section: 'selon-votre-situation-forme-ab-123-cd-il-s-agit-du-1er-2e-ou-3e-changement-d-adresse',
            quote:
              "Il n'est plus possible de faire la demande auprès de la préfecture ou sous-préfecture : la demande d'étiquette est à effectuer en ligne.",
          },
        ],
        validUntil: { inDays: 170 },
      },
      {
        what: 'outcome',
        answer: 'adresse',
        by: 'Mireille',
        at: { daysAgo: 7, hoursAgo: 3 },
        outcome: 'worked',
      },
      {
        what: 'outcome',
        answer: 'adresse',
        by: 'Élodie',
        at: { hoursAgo: 9, minutesAgo: 30 },
        outcome: 'did-not',
      },
      {
        what: 'chat',
        by: 'Élodie',
        at: { hoursAgo: 9, minutesAgo: 12 },
        body: "Le site répond que je ne suis pas titulaire. La voiture est en location longue durée, je n'avais pas pensé à le dire. Qui doit faire la démarche dans ce cas ?",
      },
    ],
  },
  {
    title: "J'ai un récépissé, je peux travailler ou non ?",
    body: prose`
      Bonjour. Je suis indienne, mon français est petit, pardon. J'ai demandé la carte « vie privée et familiale » à la
      préfecture. Ils ont donné un papier, récépissé, pour 6 mois. Un restaurant veut me donner un travail lundi. Le chef
      dit : non, il faut la carte. Le papier suffit ou pas ?
    `,
    topic: 'titre-sejour',
    territory: 'COM-76540',
    by: 'Priya',
    asked: { daysAgo: 17, hoursAgo: 5 },
    log: [
      {
        what: 'answer',
        answer: 'recepisse',
        by: 'Ismaël',
        at: { daysAgo: 17, hoursAgo: 3, minutesAgo: 40 },
        body: prose`
          Bonjour Priya. Votre français est clair.

          **Oui, en général, avec votre demande.** Le récépissé ne permet pas toujours de travailler. Mais pour une
          demande de carte « vie privée et familiale », il le permet, sauf exceptions.

          **Regardez votre papier.** Il y a une phrase : « autorise son titulaire à travailler ». Si elle est écrite,
          montrez-la au chef. Il peut vous embaucher jusqu'à la date du papier.

          **Avant la fin des 6 mois** : si la carte n'est pas là, demandez à la préfecture de renouveler le papier.

          Si vous avez fait la demande sur internet, le papier a un autre nom : « attestation de prolongation
          d'instruction ». Cherchez la même phrase.

          La fiche officielle date de décembre 2019. La règle est la même aujourd'hui.
        `,
        sources: [
          {
            fiche: 'particuliers-F15763',
            section: 'le-recepisse-autorise-t-il-a-travailler-cas-general',
            quote: 'En principe, le récépissé ne vous permet pas de travailler.',
          },
          {
            fiche: 'particuliers-F15763',
            section: 'le-recepisse-autorise-t-il-a-travailler-cas-general',
            quote: 'Carte de séjour vie privée et familiale (sauf exceptions)',
          },
        ],
      },
      {
        what: 'chat',
        by: 'Priya',
        at: { daysAgo: 17, hoursAgo: 3, minutesAgo: 20 },
        body: 'La phrase est écrite ! Merci beaucoup. Je montre au chef demain.',
      },
      {
        what: 'seal',
        answer: 'recepisse',
        by: 'Sabine',
        agency: 'prefecture-de-haute-brume',
        at: { daysAgo: 16, hoursAgo: 4 },
        verdict: 'validated',
        revision: 1,
        note: "C'est bien la phrase écrite sur le document qui fait foi. L'employeur nous envoie une copie du document deux jours ouvrables avant l'embauche.",
        sources: [
          {
            fiche: 'particuliers-F15763',
            section: 'duree-de-validite-1re-demande-de-carte-de-sejour',
            quote: 'Ce récépissé peut être exceptionnellement renouvelé pour 3 mois maximum.',
          },
        ],
        validUntil: { inDays: 90 },
      },
      {
        what: 'outcome',
        answer: 'recepisse',
        by: 'Priya',
        at: { daysAgo: 12, hoursAgo: 7 },
        outcome: 'worked',
      },
      {
        what: 'chat',
        by: 'Priya',
        at: { daysAgo: 12, hoursAgo: 6, minutesAgo: 50 },
        body: 'Je travaille depuis lundi. Merci à tous.',
      },
    ],
  },
] as const satisfies readonly ExampleThread[]
