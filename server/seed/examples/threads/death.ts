import type { ExampleThread } from '../example.types.ts'
import { prose } from '../prose.ts'

/** When somebody has died: survivor's pension, funeral, lump sum, bank account. */
export const deathThreads = [
  {
    title: 'Ma mère peut-elle toucher la réversion de mon père, et que faut-il envoyer ?',
    body: prose`
      Mon père est mort il y a deux mois. Il avait fait toute sa carrière dans une usine, en CDI, et touchait sa retraite
      depuis six ans. Mes parents étaient mariés depuis 41 ans.

      Ma mère a 63 ans, elle garde des enfants à la maison quelques heures par semaine. Elle pensait que la pension
      « passerait toute seule » sur son compte, et rien ne vient. Par où commencer, et est-ce qu'on a déjà perdu des
      mois ?
    `,
    topic: 'reversion',
    territory: 'COM-76540',
    by: 'Marion',
    for: 'other',
    asked: { daysAgo: 2, hoursAgo: 7 },
    log: [
      {
        what: 'chat',
        by: 'Lison',
        at: { daysAgo: 2, hoursAgo: 6, minutesAgo: 20 },
        body: "Bonjour Marion, je regarde. Votre père n'avait travaillé que dans le privé ? Pas de service militaire long, pas d'années à la ferme ?",
      },
      {
        what: 'chat',
        by: 'Marion',
        at: { daysAgo: 2, hoursAgo: 6, minutesAgo: 2 },
        body: 'Que le privé, toujours la même usine. Merci de regarder, je vous lis depuis le bus.',
      },
      {
        what: 'answer',
        answer: 'reversion',
        by: 'Lison',
        at: { daysAgo: 2, hoursAgo: 5, minutesAgo: 10 },
        body: prose`
          Oui, votre mère peut la demander. La réversion ne vient jamais toute seule : il faut une demande. Et non, rien
          n'est perdu, à condition de la faire dans l'année du décès.

          **Ce qui compte**

          - Ils étaient mariés : c'est la première condition, la durée du mariage ne compte pas.
          - Elle a plus de 55 ans : c'est l'âge demandé.
          - Ses revenus à elle doivent rester sous un plafond. La caisse regarde ses revenus, et seulement 70 % de ce
          qu'elle gagne en travaillant.

          **Ce qu'il faut faire**

          1. Ouvrir (ou retrouver) le compte retraite de votre mère sur info-retraite.fr, et choisir
          « demander ma réversion ». Une seule demande part à tous les régimes de votre père.
          2. Sans internet : le formulaire de demande de retraite de réversion, envoyé à la caisse de votre père.
          3. Choisir comme date le 1er du mois qui suit le décès : dans l'année, c'est permis.

          La caisse verse 54 % de la retraite de base de votre père. L'Agirc-Arrco verse autre chose en plus, avec ses
          propres règles.

          La fiche officielle que je cite date de mars 2020. Ces règles n'ont pas changé, mais les montants des plafonds
          oui : prenez ceux du formulaire de l'année.
        `,
        sources: [
          {
            fiche: 'particuliers-F13104',
            section: 'condition-de-mariage',
            quote:
              "Vous devez avoir été marié avec la personne décédée. La durée du mariage n'est pas prise en considération.",
          },
          {
            fiche: 'particuliers-F13104',
            section: 'condition-d-age-cas-general',
            quote: 'Vous devez avoir au moins 55 ans.',
          },
          {
            fiche: 'particuliers-F13104',
            section: 'point-de-depart-de-la-retraite-de-reversion',
            quote:
              "si vous faites votre demande dans l'année suivant le décès, vous pouvez fixer le point de départ au 1er jour du mois suivant le décès",
          },
        ],
      },
      {
        what: 'chat',
        by: 'Marion',
        at: { daysAgo: 2, hoursAgo: 4, minutesAgo: 30 },
        body: "Je respire. Et s'ils ne répondent pas ? L'usine a déjà mis deux mois pour un papier.",
      },
      {
        what: 'chat',
        by: 'Hortense',
        at: { daysAgo: 1, hoursAgo: 22 },
        body: 'Bonjour Marion. Nous envoyons un récépissé dès que la demande arrive. Gardez-le. Sans réponse au bout de quatre mois, la demande est tenue pour refusée : appelez-nous avant, au plus tard le troisième mois, nous regarderons le dossier avec votre mère.',
      },
      {
        what: 'seal',
        answer: 'reversion',
        by: 'Hortense',
        agency: 'caisse-de-retraite-de-brume',
        at: { daysAgo: 1, hoursAgo: 21, minutesAgo: 40 },
        verdict: 'validated',
        revision: 1,
        note: "Exact pour un salarié du privé. Si votre père a eu d'autres régimes, la même demande en ligne leur parvient.",
        sources: [
          {
            fiche: 'particuliers-F13104',
            section: 'point-de-depart-de-la-retraite-de-reversion',
            quote:
              'À défaut, le paiement prend effet au plus tôt le 1er jour du mois suivant le dépôt de votre demande.',
          },
        ],
        validUntil: { inDays: 210 },
      },
      {
        what: 'answer',
        answer: 'papiers',
        by: 'Colette',
        at: { daysAgo: 1, hoursAgo: 4 },
        body: prose`
          Pour l'envoi, j'ai fait la même chose pour ma belle-mère au printemps. Ce que l'on m'a demandé : le livret de
          famille, l'acte de décès, ses deux derniers avis d'impôt, et un relevé de compte bancaire à son nom.

          Son âge ne posera pas de problème : la fiche, qui date de mars 2020, dit 55 ans. Gardez une copie de tout, on
          m'a redemandé l'acte.
        `,
        sources: [
          {
            fiche: 'particuliers-F13104',
            section: 'condition-d-age-cas-general',
            quote: 'Vous devez avoir au moins 55 ans.',
          },
        ],
      },
    ],
  },
  {
    title: "Qui paie l'enterrement quand il n'y a presque rien sur le compte ?",
    body: prose`
      Ma tante est morte à l'hôpital, ici en ville. Elle vivait de sa petite retraite et il reste 900 € sur son compte.
      Le devis des pompes funèbres est à 3 400 €. Nous sommes deux neveux, sans beaucoup d'argent non plus. On nous a dit
      que la caisse de retraite « remboursait », d'autres disent que c'est la mairie. Qui croire ?
    `,
    topic: 'obseques',
    territory: 'COM-76540',
    by: 'Bruno',
    asked: { daysAgo: 16, hoursAgo: 3 },
    log: [
      {
        what: 'answer',
        answer: 'obseques',
        by: 'Joseph',
        at: { daysAgo: 16, hoursAgo: 1, minutesAgo: 15 },
        body: prose`
          Les deux, selon le cas. Dans l'ordre où je m'y prendrais :

          1. **Le compte de votre tante.** La banque peut payer les pompes funèbres avec ce qu'il y a, sur présentation
          de la facture. Il y a un plafond, revu depuis la fiche : demandez-le au guichet. Ici les 900 € y passent.
          2. **La caisse de retraite.** Elle peut rembourser une partie à celui qui a payé, si elle devait encore de
          l'argent à votre tante, par exemple la pension du mois du décès. Pas besoin d'être héritier : la facture et
          l'acte de décès suffisent. Plafond : 2 286,74 €.
          3. **La mairie du lieu du décès.** Si la famille n'a pas les moyens, la commune peut prendre les obsèques en
          charge. C'est elle qui choisit alors les pompes funèbres : parlez-lui **avant** de signer le devis.
          4. Cherchez aussi un contrat obsèques ou une mutuelle dans ses papiers.

          Celui qui signe la commande doit payer la facture, même s'il se fait rembourser ensuite. La fiche citée est de
          septembre 2019.
        `,
        sources: [
          {
            fiche: 'particuliers-F17059',
            section: 'caisse-nationale-d-assurance-vieillesse',
            quote:
              "La Cnav peut payer une partie des frais d'obsèques si elle doit encore de l'argent au défunt (arriéré de pension de retraite).",
          },
          {
            fiche: 'particuliers-F17059',
            section: 'mairie',
            quote:
              'Si la famille du défunt est considérée sans ressources suffisantes, la commune du lieu de décès peut prendre en charge les obsèques.',
          },
        ],
      },
      {
        what: 'chat',
        by: 'Bruno',
        at: { daysAgo: 16, minutesAgo: 30 },
        body: 'Je n’avais pas signé, ouf. Je vais à la mairie demain matin.',
      },
      {
        what: 'seal',
        answer: 'obseques',
        by: 'Roland',
        agency: 'mairie-de-sornes',
        at: { daysAgo: 15, hoursAgo: 22 },
        verdict: 'validated',
        revision: 1,
        note: "Validé pour ce qui dépend de la commune : venez à l'état civil avec les trois derniers relevés de compte. La décision est prise le jour même.",
        sources: [
          {
            fiche: 'particuliers-F17059',
            section: 'mairie',
            quote:
              "Dans ce cas, c'est la mairie qui décide de l'organisme de pompes funèbres devant assurer les funérailles.",
          },
        ],
        validUntil: { inDays: 165 },
      },
      {
        what: 'seal',
        answer: 'obseques',
        by: 'Hortense',
        agency: 'caisse-de-retraite-de-brume',
        at: { daysAgo: 14, hoursAgo: 5 },
        verdict: 'validated',
        revision: 1,
        note: 'Validé pour ce qui dépend de la caisse : le remboursement ne dépasse jamais ce que nous devions encore à votre tante.',
        sources: [
          {
            fiche: 'particuliers-F17059',
            section: 'caisse-nationale-d-assurance-vieillesse',
            quote:
              "Pour en bénéficier, il suffit de présenter la facture des frais d'obsèques et l'acte de décès.",
          },
        ],
        validUntil: { inDays: 240 },
      },
    ],
  },
  {
    title: "Capital décès : j'ai entendu « un mois », est-ce trop tard ?",
    body: prose`
      Mon compagnon, avec qui j'étais pacsée, est mort il y a cinq semaines. Il était salarié. Je viens seulement
      d'apprendre que la sécurité sociale verse un capital décès, et une voisine me dit qu'il fallait le demander dans le
      mois. Je travaille, mais à mi-temps. Est-ce que c'est perdu ?
    `,
    topic: 'capital-deces',
    territory: 'COM-27229',
    by: 'Mireille',
    asked: { daysAgo: 8, hoursAgo: 9 },
    log: [
      {
        what: 'answer',
        answer: 'capital',
        by: 'Colette',
        at: { daysAgo: 8, hoursAgo: 4 },
        body: prose`
          Non, ce n'est pas perdu : vous avez deux ans.

          Le délai d'un mois ne sert qu'à passer **avant** les autres, pour les personnes qui étaient entièrement à la
          charge du défunt. Passé ce mois, le capital va, dans l'ordre, à l'époux ou au partenaire de Pacs, puis aux
          enfants, puis aux parents. Vous étiez pacsée : vous êtes donc la première, sauf si quelqu'un de prioritaire
          l'a demandé dans le mois.

          Il faut que votre compagnon ait été salarié (ou chômeur indemnisé, ou en invalidité) dans les trois mois avant
          son décès.

          Le formulaire s'appelle « demande de capital décès ». Il part à la caisse d'assurance maladie dont **il**
          dépendait, pas à la vôtre si elles sont différentes.

          La fiche date d'avril 2020. Le montant qu'elle donne a été relevé depuis ; les délais sont restés les mêmes.
        `,
        sources: [
          {
            fiche: 'particuliers-F3005',
            section: 'date-de-la-demande',
            quote:
              'Passé ce délai, vous perdez votre droit de priorité, mais vous pouvez vous manifester dans le délai de 2 ans comme les autres bénéficiaires.',
          },
          {
            fiche: 'particuliers-F3005',
            section: 'en-l-absence-de-beneficiaire-prioritaire',
            quote: "à l'époux non séparé, ou au partenaire de Pacs",
          },
        ],
      },
      {
        what: 'seal',
        answer: 'capital',
        by: 'Judith',
        agency: 'caisse-d-assurance-maladie-de-brume',
        at: { daysAgo: 7, hoursAgo: 6 },
        verdict: 'validated',
        revision: 1,
        sources: [
          {
            fiche: 'particuliers-F3005',
            section: 'ou-adresser-la-demande',
            quote:
              "Vous devez adresser la demande à la caisse primaire d'assurance maladie (CPAM) dont dépendait le défunt au moment du décès.",
          },
        ],
        validUntil: { inDays: 120 },
      },
      {
        what: 'chat',
        by: 'Mireille',
        at: { daysAgo: 7, hoursAgo: 2 },
        body: "Merci à vous deux. J'envoie le dossier lundi et je dirai ici quand la réponse arrive.",
      },
    ],
  },
  {
    title: 'Mon mari vient de mourir, la banque bloque-t-elle notre compte joint ?',
    body: prose`
      C'est arrivé la semaine dernière. Mon salaire et le loyer passent par notre compte joint, et j'ai peur qu'en
      prévenant la banque je ne puisse plus rien payer. Il avait aussi un compte à son nom.
    `,
    topic: 'compte-bancaire',
    territory: null,
    by: 'Odile',
    asked: { daysAgo: 34, hoursAgo: 2 },
    log: [
      {
        what: 'answer',
        answer: 'compte',
        by: 'Colette',
        at: { daysAgo: 34, minutesAgo: 50 },
        body: prose`
          Toutes mes condoléances. Les deux comptes ne suivent pas la même règle.

          - **Le compte joint** continue en principe : il devient votre compte. Il n'est bloqué que si un héritier le
          demande à la banque. Regardez quand même la convention de votre compte, c'est elle qui le précise.
          - **Son compte à lui** est bloqué dès que la banque apprend le décès. Seuls les frais d'obsèques, de dernière
          maladie et les impôts peuvent encore y être pris, jusqu'à un plafond.

          Ce que j'ai fait à votre place il y a trois ans : prévenir la banque avec l'acte de décès, demander qu'elle
          confirme **par écrit** que le joint reste ouvert, et déplacer vers le joint les prélèvements du loyer.

          La part de votre mari dans le compte joint sera comptée dans la succession : gardez le solde du jour du décès.
          La fiche que je cite est d'octobre 2019 ; son plafond de 5 000 € a été relevé depuis.
        `,
        sources: [
          {
            fiche: 'particuliers-F1451',
            section: 'texte-compte-joint',
            quote: "le compte n'est pas bloqué, sauf opposition des héritiers du cotitulaire défunt",
          },
          {
            fiche: 'particuliers-F1451',
            section: 'texte-compte-individuel',
            quote:
              'Dès que la banque a connaissance de façon certaine du décès du titulaire (par les proches ou par un notaire), elle bloque le compte.',
          },
        ],
      },
      {
        what: 'outcome',
        answer: 'compte',
        by: 'Mireille',
        at: { daysAgo: 30, hoursAgo: 4 },
        outcome: 'worked',
      },
      {
        what: 'outcome',
        answer: 'compte',
        by: 'Odile',
        at: { daysAgo: 28, hoursAgo: 8 },
        outcome: 'worked',
      },
      {
        what: 'chat',
        by: 'Odile',
        at: { daysAgo: 28, hoursAgo: 7, minutesAgo: 45 },
        body: "La banque a confirmé par écrit, le joint est resté ouvert. Demander l'écrit a tout changé au guichet.",
      },
    ],
  },
] as const satisfies readonly ExampleThread[]
