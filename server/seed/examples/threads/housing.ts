import type { ExampleThread } from '../example.types.ts'
import { prose } from '../prose.ts'

/** A home: leaving it, and paying for it. */
export const housingThreads = [
  {
    title: 'Mon propriétaire exige trois mois de préavis alors que je suis en zone tendue',
    body: prose`
      Location vide, à Bordeaux. J'ai envoyé ma lettre recommandée il y a dix jours en écrivant juste « je quitte le
      logement ». Il répond trois mois. On m'avait dit un mois en zone tendue. Est-ce que je peux encore corriger ?
    `,
    topic: 'fin-bail',
    territory: 'COM-33063',
    by: 'Karim',
    asked: { daysAgo: 13, hoursAgo: 8 },
    log: [
      {
        what: 'answer',
        answer: 'preavis',
        by: 'Armand',
        at: { daysAgo: 13, hoursAgo: 6 },
        body: prose`
          Vous avez raison sur le fond, et lui sur la forme.

          En zone tendue le préavis est bien d'un mois. Mais il faut l'écrire dans la lettre, avec un justificatif. Sans
          motif dans la lettre, ce sont trois mois qui s'appliquent.

          Ce que je ferais : une **seconde lettre recommandée** tout de suite, qui dit « ce logement est en zone tendue,
          je demande le préavis d'un mois », avec la page du décret où la commune est surlignée. Le mois repart du jour
          où il reçoit cette lettre. C'est plus court que d'attendre la fin des trois mois.

          Le loyer reste dû jusqu'à la fin du préavis, sauf si un nouveau locataire entre avant avec son accord.

          La fiche est d'octobre 2020. La liste des communes en zone tendue a été allongée depuis, Bordeaux y était déjà.
        `,
        sources: [
          {
            fiche: 'particuliers-F1168',
            section: 'delai-de-preavis-logement-en-zone-tendue',
            quote: 'Le préavis applicable en cas de départ du locataire est de 1 mois.',
          },
          {
            fiche: 'particuliers-F1168',
            section: 'contenu-de-la-lettre-de-conge',
            quote: "si aucun motif de congé n'est précisé, un préavis de 3 mois s'applique",
          },
          {
            fiche: 'particuliers-F1168',
            section: 'point-de-depart-du-preavis',
            quote:
              'de la réception de la lettre recommandée par le propriétaire (jour où il en prend possession)',
          },
        ],
      },
      {
        what: 'chat',
        by: 'Karim',
        at: { daysAgo: 13, hoursAgo: 5, minutesAgo: 10 },
        body: 'Donc la première lettre ne sert à rien ?',
      },
      {
        what: 'chat',
        by: 'Armand',
        at: { daysAgo: 13, hoursAgo: 5 },
        body: "Si : elle prouve votre date de départ au pire. La seconde la raccourcit. Envoyez-la aujourd'hui.",
      },
      {
        what: 'outcome',
        answer: 'preavis',
        by: 'Yann',
        at: { daysAgo: 9, hoursAgo: 1 },
        outcome: 'worked',
      },
      {
        what: 'solution',
        answer: 'preavis',
        at: { daysAgo: 3, hoursAgo: 2 },
      },
      {
        what: 'chat',
        by: 'Karim',
        at: { daysAgo: 3, hoursAgo: 1, minutesAgo: 55 },
        body: 'Il a accepté le mois par écrit ce matin. Merci.',
      },
    ],
  },
  {
    title: "Colocation à trois : chacun peut-il demander l'aide au logement ?",
    body: prose`
      On signe un seul bail à trois noms vendredi, pour un appartement à Sotteville. Deux étudiantes et un apprenti. Sur
      le site on nous demande « le loyer » : le loyer entier ou la part de chacun ? Et faut-il trois demandes ?
    `,
    topic: 'allocations-logement',
    territory: 'COM-76681',
    by: 'Karim',
    asked: { hoursAgo: 2, minutesAgo: 25 },
    log: [
      {
        what: 'chat',
        by: 'Gwenaël',
        at: { hoursAgo: 1, minutesAgo: 40 },
        body: "J'ai fait la même demande il y a deux ans. Je retrouve la fiche avant de vous répondre, pour ne pas dire de bêtise.",
      },
    ],
  },
] as const satisfies readonly ExampleThread[]
