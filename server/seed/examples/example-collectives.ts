import { prose } from './prose.ts'
import type { ExampleCollective } from './example.types.ts'

/** One recognised, one that waits for an answer, one refused that replied, and one that asked for nothing. */
export const exampleCollectives = [
  {
    name: 'Le café des démarches',
    about: prose`
      Tous les jeudis matin, une dizaine de personnes autour d'un café, dans une salle prêtée par la bibliothèque.
      On vient avec son courrier, on repart avec une lettre écrite ou un rendez-vous pris. Beaucoup de retraites et de
      veuvages, parce que beaucoup d'entre nous sont passés par là.

      Ce groupe est un exemple : il n'existe pas.
    `,
    lead: 'Joseph',
    topics: ['retraite', 'reversion', 'obseques', 'aides-personnes-agees'],
    territories: ['COM-76540', 'COM-76681'],
    links: ['https://cafe-des-demarches.example.org/', 'https://groupes.example.org/cafe-des-demarches'],
    founded: { daysAgo: 210 },
    recognitions: [
      {
        agency: 'caisse-de-retraite-de-brume',
        by: 'Joseph',
        message: prose`
          Depuis trois ans nous recevons chaque semaine des personnes qui préparent leur retraite ou demandent une
          réversion. Nous aimerions que la caisse le sache, et qu'elle nous dise quand nous nous trompons.
        `,
        asked: { daysAgo: 96, hoursAgo: 4 },
        decided: {
          by: 'Hortense',
          at: { daysAgo: 88, hoursAgo: 6 },
          decision: 'recognised',
          reason: prose`
            Nous avons lu une trentaine de réponses de ce groupe : elles renvoient aux bons formulaires et disent ce
            qu'elles ne savent pas. Une conseillère passera au café un jeudi par trimestre.
          `,
        },
      },
    ],
  },
  {
    name: 'Parents de la rive gauche',
    about: prose`
      Un groupe de parents de jeunes enfants qui s'échangent les délais, les bons papiers et les places de garde.
      Né sur une messagerie à la sortie d'une crèche, ouvert à toute la métropole.

      Ce groupe est un exemple : il n'existe pas.
    `,
    lead: 'Nadia',
    topics: ['arrivee-enfant', 'garde-jeune-enfant', 'allocations-familiales', 'ecole-primaire'],
    territories: ['EPCI-200023414'],
    links: ['https://parents-rive-gauche.example.org/'],
    founded: { daysAgo: 74 },
    recognitions: [
      {
        agency: 'caisse-d-allocations-familiales-de-sornes',
        by: 'Nadia',
        message: prose`
          Nous sommes 140 parents. Les questions sur le mode de garde reviennent toutes les semaines, et nos réponses
          datent vite. Être reconnus nous aiderait à savoir ce qui a changé.
        `,
        asked: { daysAgo: 6, hoursAgo: 3 },
      },
    ],
  },
  {
    name: 'Locataires de Lande-Claire',
    about: prose`
      Des locataires qui lisent ensemble les baux, les états des lieux et les courriers. Permanence le premier samedi
      du mois au foyer du port.

      Ce groupe est un exemple : il n'existe pas.
    `,
    lead: 'Armand',
    topics: ['bail', 'fin-bail', 'allocations-logement'],
    territories: ['COM-76351'],
    links: ['https://locataires-lande-claire.example.org/'],
    founded: { daysAgo: 118 },
    recognitions: [
      {
        agency: 'caisse-d-allocations-familiales-de-sornes',
        by: 'Armand',
        message: prose`
          Nous expliquons les aides au logement à des locataires du port, surtout à la signature du bail. Nous demandons
          à être reconnus pour ces aides-là.
        `,
        asked: { daysAgo: 52, hoursAgo: 2 },
        decided: {
          by: 'Pascal',
          at: { daysAgo: 40, hoursAgo: 5 },
          decision: 'refused',
          reason: prose`
            Votre page conseille d'attendre un mois avant de demander l'aide au logement. Or elle n'est pas versée pour
            le temps passé avant la demande : des personnes y perdent un mois. Nous relirons volontiers la page
            corrigée.
          `,
        },
        replied: {
          at: { daysAgo: 33, hoursAgo: 7 },
          body: prose`
            Vous avez raison, et nous avons corrigé la page le jour même : « demandez l'aide dès l'entrée dans les
            lieux ». Trois personnes l'ont relue. Pouvez-vous regarder de nouveau ?
          `,
        },
      },
    ],
  },
  {
    name: 'Bienvenue en Brume',
    about: prose`
      Nous aidons les nouveaux arrivants à lire les courriers de la préfecture, en français, en anglais, en arabe et en
      tamoul. Nous ne sommes pas juristes, et nous disons quand il en faut un.

      Ce groupe est un exemple : il n'existe pas.
    `,
    lead: 'Ismaël',
    topics: ['titre-sejour', 'nationalite', 'permis-etranger'],
    territories: ['DEP-76'],
    links: ['https://bienvenue-en-brume.example.org/'],
    founded: { daysAgo: 29 },
    recognitions: [],
  },
] as const satisfies readonly ExampleCollective[]
