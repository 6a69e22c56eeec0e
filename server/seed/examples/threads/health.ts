import type { ExampleThread } from '../example.types.ts'
import { prose } from '../prose.ts'

/** Care: the complementary cover to renew, a doctor to find. */
export const healthThreads = [
  {
    title: 'Complémentaire santé solidaire : quand la renouveler pour ne pas avoir de trou ?',
    body: prose`
      La mienne finit dans trois mois et demi. L'an dernier je m'y suis prise le dernier mois et j'ai payé le dentiste
      pendant des semaines. Je touche une petite pension de réversion, pas le RSA.
    `,
    topic: 'complementaire-sante',
    territory: 'COM-14118',
    by: 'Élodie',
    asked: { daysAgo: 205, hoursAgo: 3 },
    log: [
      {
        what: 'answer',
        answer: 'renouveler',
        by: 'Lison',
        at: { daysAgo: 204, hoursAgo: 23 },
        body: prose`
          Vous êtes dans la bonne fenêtre : la demande se fait entre quatre et deux mois avant la date de fin écrite sur
          votre attestation. Faites-la maintenant.

          - Même chemin que la première fois : compte ameli, ou formulaire papier envoyé à votre caisse.
          - Joignez de nouveau tous les justificatifs, même s'ils n'ont pas changé.
          - La caisse répond au plus tard deux mois après. Sans réponse après deux mois, c'est accepté.

          Le renouvellement ne se fait tout seul que pour les personnes au RSA ou à l'Aspa. Avec une réversion, il faut
          le demander.

          La fiche date de septembre 2020 : les plafonds de ressources ont été relevés, le calendrier est resté le même.
        `,
        sources: [
          {
            fiche: 'particuliers-F10027',
            section: 'duree-et-renouvellement',
            quote:
              "Vous devez demander le renouvellement entre 4 et 2 mois avant la date de fin (l'échéance) indiquée sur l'attestation.",
          },
          {
            fiche: 'particuliers-F10027',
            section: 'comment-savoir-si-votre-demande-est-acceptee-ou',
            quote:
              "Votre organisme d'assurance maladie vous donne sa décision au plus tard 2 mois après avoir reçu votre demande.",
          },
        ],
      },
      {
        what: 'seal',
        answer: 'renouveler',
        by: 'Judith',
        agency: 'caisse-d-assurance-maladie-de-brume',
        at: { daysAgo: 203, hoursAgo: 4 },
        verdict: 'validated',
        revision: 1,
        note: 'Valable six mois : nous relirons alors, car les plafonds changent une fois par an.',
        sources: [
          {
            fiche: 'particuliers-F10027',
            section: 'duree-et-renouvellement',
            quote:
              "si vous percevez le RSA ou l'Aspa, le renouvellement est automatique : vous n'avez rien à faire",
          },
        ],
        validUntil: { inDays: -19 },
      },
      {
        what: 'outcome',
        answer: 'renouveler',
        by: 'Mireille',
        at: { daysAgo: 60, hoursAgo: 2 },
        outcome: 'worked',
      },
    ],
  },
  {
    title: 'Le médecin de ma mère part à la retraite et personne ne la prend, que faire ?',
    body: prose`
      Ma mère a 81 ans et ne conduit plus. Son médecin arrête à la fin du mois. J'ai appelé sept cabinets, tous disent
      ne plus prendre de nouveaux patients. Est-ce qu'elle sera moins remboursée si elle n'a plus de médecin traitant, et
      qui peut nous aider à en trouver un ?
    `,
    topic: 'remboursement-soins',
    territory: 'COM-76217',
    by: 'Bruno',
    for: 'other',
    asked: { daysAgo: 4, hoursAgo: 10 },
    log: [
      {
        what: 'chat',
        by: 'Colette',
        at: { daysAgo: 3, hoursAgo: 5 },
        body: "Même souci chez ma sœur. Je n'ai pas la réponse, mais le bus France Services passe à Dieppe le mardi : elles ont les numéros de la caisse.",
      },
    ],
  },
] as const satisfies readonly ExampleThread[]
