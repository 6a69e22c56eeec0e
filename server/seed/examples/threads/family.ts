import type { ExampleThread } from '../example.types.ts'
import { prose } from '../prose.ts'

/** A child: declaring the birth, the father's leave. And the allowance that a couple's income no longer lowers. */
export const familyThreads = [
  {
    title: "On n'est pas mariés et le bébé arrive : que doit faire le père, et quand ?",
    body: prose`
      Le terme est dans trois semaines, à la maternité de la ville. Nous ne sommes ni mariés ni pacsés. On lit partout
      qu'il y a « cinq jours » mais aussi qu'il faut « reconnaître » le bébé. C'est la même chose ? Et si ça tombe un
      week-end ?
    `,
    topic: 'naissance',
    territory: 'COM-76540',
    by: 'Yann',
    asked: { daysAgo: 21, hoursAgo: 5 },
    log: [
      {
        what: 'answer',
        answer: 'naissance',
        by: 'Nadia',
        at: { daysAgo: 21, hoursAgo: 1, minutesAgo: 20 },
        body: prose`
          Ce sont deux choses, et vous pouvez faire la seconde dès maintenant.

          **Reconnaître l'enfant.** Pas mariés, le père n'est pas inscrit d'office. Vous pouvez le faire avant la
          naissance, ensemble ou séparément, dans n'importe quelle mairie, avec une pièce d'identité et un justificatif
          de domicile de moins de trois mois. On vous remet un acte de reconnaissance : gardez-le dans le sac de la
          maternité.

          **Déclarer la naissance.** Après, dans les cinq jours, à la mairie du lieu de naissance. Le jour de
          l'accouchement ne compte pas. Si le cinquième jour tombe un samedi, un dimanche ou un jour férié, c'est
          repoussé au premier jour ouvrable.

          À apporter : l'attestation de la maternité, l'acte de reconnaissance, vos deux cartes d'identité, le livret de
          famille s'il y en a déjà un.

          La fiche citée date de janvier 2020, et ce délai n'a pas bougé.
        `,
        sources: [
          {
            fiche: 'particuliers-F961',
            section: 'delai-cas-general',
            quote: "La déclaration doit être faite dans les 5 jours qui suivent le jour de l'accouchement.",
          },
          {
            fiche: 'particuliers-F961',
            section: 'delai-cas-general',
            quote: "Le jour de l'accouchement n'est pas compté dans le délai de déclaration de naissance.",
          },
          {
            fiche: 'particuliers-F961',
            section: 'pieces-a-fournir',
            quote: 'Acte de reconnaissance si celui-ci a été établi avant la naissance',
          },
        ],
      },
      {
        what: 'chat',
        by: 'Yann',
        at: { daysAgo: 20, hoursAgo: 23 },
        body: 'On y va demain pour la reconnaissance. Il faut un rendez-vous ?',
      },
      {
        what: 'chat',
        by: 'Roland',
        at: { daysAgo: 20, hoursAgo: 21 },
        body: "Bonjour Yann. Non, sans rendez-vous, du lundi au vendredi jusqu'à 16 h 30. Un officier d'état civil est aussi à la maternité le mardi et le jeudi matin pour les déclarations.",
      },
      {
        what: 'seal',
        answer: 'naissance',
        by: 'Roland',
        agency: 'mairie-de-sornes',
        at: { daysAgo: 20, hoursAgo: 20, minutesAgo: 50 },
        verdict: 'validated',
        revision: 1,
        sources: [
          {
            fiche: 'particuliers-F961',
            section: 'demarche',
            quote: 'La déclaration de naissance est faite à la mairie du lieu de naissance.',
          },
        ],
        validUntil: { inDays: 300 },
      },
      {
        what: 'outcome',
        answer: 'naissance',
        by: 'Aminata',
        at: { daysAgo: 11, hoursAgo: 3 },
        outcome: 'worked',
      },
    ],
  },
  {
    title: 'Congé de paternité : combien de temps, et quand prévenir mon employeur ?',
    body: prose`
      Je suis en CDD dans une petite entreprise, notre fille doit naître dans deux mois. Mon patron dit que c'est onze
      jours « et encore, après un an de présence ». Je voudrais prendre le plus possible sans me fâcher avec lui.
    `,
    topic: 'conges-salarie',
    territory: 'COM-76681',
    by: 'Thibault',
    asked: { daysAgo: 6, hoursAgo: 4 },
    log: [
      {
        what: 'answer',
        answer: 'paternite',
        by: 'Armand',
        at: { daysAgo: 5, hoursAgo: 23 },
        body: prose`
          Pour l'ancienneté, votre employeur se trompe : le congé est ouvert sans condition d'ancienneté, et en CDD comme
          en CDI.

          Prévenez-le au moins un mois avant le début, en donnant les dates. Par oral c'est permis, mais une lettre
          remise contre signature évite les discussions. Si vous respectez ce mois, il ne peut pas refuser.

          Pour la durée, la fiche que je trouve dit onze jours. Attention, elle est de juin 2020 et annonce elle-même
          une réforme pour 2021 : je ne sais pas dire le chiffre d'aujourd'hui.
        `,
        sources: [
          {
            fiche: 'particuliers-F3156',
            section: 'aupres-de-l-employeur',
            quote: "Si ce délai est respecté, l'employeur ne peut pas s'opposer à la demande du salarié.",
          },
          {
            fiche: 'particuliers-F3156',
            section: 'qui-peut-en-beneficier',
            quote:
              "Le congé est ouvert sans condition d'ancienneté et quel que soit le type de contrat du travail (CDI, CDD ou contrat temporaire).",
          },
        ],
      },
      {
        what: 'seal',
        answer: 'paternite',
        by: 'Judith',
        agency: 'caisse-d-assurance-maladie-de-brume',
        at: { daysAgo: 4, hoursAgo: 22 },
        verdict: 'corrected',
        revision: 1,
        note: prose`
          Depuis le 1er juillet 2021 le congé dure 25 jours, 32 pour des jumeaux. Il s'ajoute aux 3 jours de naissance.
          Quatre jours suivent aussitôt ces 3 jours et sont obligatoires. Les 21 autres se prennent dans les six mois,
          d'un coup ou en deux fois. Le reste de la réponse est exact.
        `,
        sources: [
          {
            fiche: 'particuliers-F3156',
            section: 'avertissement',
            quote:
              "Un projet de réforme prévoit l'allongement de la durée du congé de paternité et d'accueil de l'enfant dans le courant de l'année 2021.",
          },
          { url: 'https://www.service-public.gouv.fr/particuliers/vosdroits/F3156', readDaysAgo: 5 },
        ],
        validUntil: { inDays: 175 },
      },
      {
        what: 'chat',
        by: 'Thibault',
        at: { daysAgo: 4, hoursAgo: 20 },
        body: "25 jours, ça change tout. J'imprime la page pour le bureau.",
      },
    ],
  },
  {
    title: 'AAH : est-ce que le salaire de mon compagnon compte encore ?',
    body: prose`
      Ma demande d'allocation aux adultes handicapés a été acceptée par la MDPH (taux de 80 %). Nous allons vivre
      ensemble, il gagne 2 100 € par mois. Une amie a tout perdu en se mettant en couple, c'était il y a longtemps. Je
      dois savoir avant de rendre mon appartement.
    `,
    topic: 'aah-aeeh',
    territory: 'COM-76681',
    by: 'Aminata',
    asked: { daysAgo: 27, hoursAgo: 6 },
    log: [
      {
        what: 'answer',
        answer: 'couple',
        by: 'Gwenaël',
        at: { daysAgo: 27, hoursAgo: 2 },
        body: prose`
          D'après la fiche officielle que j'ai trouvée, oui : les ressources des deux personnes du couple s'additionnent
          et ne doivent pas dépasser un plafond, plus haut que pour une personne seule. Elle date de juillet 2020, donc
          faites vérifier par la caisse avant de rendre l'appartement.
        `,
        sources: [
          {
            fiche: 'particuliers-F12242',
            section: 'ressources',
            quote:
              'Vos ressources ajoutées à celles de la personne avec laquelle vous vivez en couple ne doivent pas dépasser un plafond.',
          },
        ],
      },
      {
        what: 'seal',
        answer: 'couple',
        by: 'Pascal',
        agency: 'caisse-d-allocations-familiales-de-sornes',
        at: { daysAgo: 26, hoursAgo: 4 },
        verdict: 'outdated',
        revision: 1,
        note: "La règle a changé le 1er octobre 2023 : seules vos propres ressources comptent. Le salaire de votre compagnon ne baisse plus l'allocation.",
        sources: [
          { url: 'https://www.service-public.gouv.fr/particuliers/vosdroits/F12242', readDaysAgo: 26 },
        ],
        validUntil: { inDays: 330 },
      },
      {
        what: 'answer',
        answer: 'deconjugalisee',
        by: 'Nadia',
        at: { daysAgo: 25, hoursAgo: 21 },
        body: prose`
          Pour que la bonne réponse soit aussi écrite ici : **non, le salaire de votre compagnon ne compte plus**, depuis
          octobre 2023. La caisse ne regarde que vos revenus à vous, ceux de l'année N-2.

          Ce qu'il reste à faire : déclarer la vie commune à la caisse quand vous emménagez. Cela peut changer vos autres
          aides, l'aide au logement par exemple, qui compte bien les deux revenus.

          La fiche de 2020 a donc tort sur le couple. Sur l'année prise en compte elle est encore juste.
        `,
        sources: [
          {
            fiche: 'particuliers-F12242',
            section: 'ressources',
            quote: "Les ressources prises en compte sont l'ensemble des revenus nets catégoriels N-2",
          },
          { url: 'https://www.service-public.gouv.fr/particuliers/vosdroits/F12242', readDaysAgo: 26 },
        ],
      },
      {
        what: 'chat',
        by: 'Aminata',
        at: { daysAgo: 25, hoursAgo: 19 },
        body: "Merci. J'attends la confirmation écrite de la caisse et je reviens le dire.",
      },
    ],
  },
] as const satisfies readonly ExampleThread[]
