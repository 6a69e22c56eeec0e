/**
 * What a word is to a question. What is asked about a matter is an aspect: two questions that differ in it want different
 * answers. Whom it is about, when, and at which counter are circumstances: they hardly change the answer.
 */
export type Role = 'aspect' | 'matter' | 'circumstance'

export interface Said {
  /** The official word for it where there is one, else as typed, without accents. */
  term: string
  role: Role
  /** The term stands for other words than those of the title. */
  isConcept: boolean
}

interface Concept {
  /** The official word for it. */
  term: string
  role: Role
  said: string
}

const each = (role: Role, terms: Readonly<Record<string, string>>): Concept[] =>
  Object.entries(terms).map(([term, said]) => ({ term, role, said }))

/**
 * Different words for one thing, as they stand in titles of questions: whole words, lower case, without accents. Where two
 * begin at one word, what stands above is taken. They follow the themes of service-public, not the questions of the gold set.
 */
const concepts: readonly Concept[] = [
  // Phrases whose words mean something else alone.
  ...each('matter', {
    'carrière longue':
      'carrieres? longues?|commence a (?:travailler|bosser) (?:tres )?(?:jeune|tot|a \\d+ ans)',
    'difficultés à payer':
      '(?:arrive|arrivons|peux|peut) (?:plus|pas) (?:a )?payer|(?:difficultes?|du mal) (?:a|pour) payer|sans argent|pas d argent|a rien',
    "réduction d'impôt": '(?:credits?|reductions?) d impots?|moins d impots?',
    'complémentaire santé solidaire': 'css|c2s|cmu(?: c)?|complementaire sante solidaire|mutuelle gratuite',
    'carte mobilité inclusion': 'cmi|cartes? mobilite inclusion|cartes? de stationnement handicape\\w*',
    "carte d'identité": 'cni|cartes? (?:nationales? )?d identite',
    'carte bancaire': 'cb|cartes? (?:bancaires?|bleues?)',
    'carte grise': 'cartes? grises?|certificats? d immatriculation',
    'titre de séjour': '(?:titres?|cartes?) de sejour',
    'regroupement familial': 'regroupement familial|faire venir',
    'logement social': 'hlm|logements? soci\\w+',
    'aide au logement': 'apl|aides? au logement|allocations? (?:de )?logement',
    'dépôt de garantie': 'depots? de garantie|cautions?',
    'accident du travail': 'accidents? (?:du|de|au) (?:travail|boulot)|blesse\\w* au (?:travail|boulot)',
    'arrêt maladie': 'arrets? (?:maladie|de travail)',
    'fiche de paie': '(?:fiches?|bulletins?|feuilles?) de (?:paie|paye|salaire)',
    'heures supplémentaires': 'heures? sup\\w*',
    chômage: 'pole emploi|france travail|assedic|demandeurs? d emploi|chomage|chomeu\\w+',
    'maison de retraite': 'ehpad|maisons? de retraite',
    'assistante maternelle': 'nounous?|nourrices?|assistantes? maternelles?',
    'permis de conduire': 'permis de conduire|permis',
    stationnement: 'stationnements?|forfaits? post stationnement',
    'en ligne': 'en ligne|(?:par|sur) internet|sans (?:aller|passer) (?:au|a la) \\w+',
    plainte: '(?:porter|porte|deposer|depose|depot de) plainte|plaintes?',
  }),
  ...each('aspect', {
    durée:
      'combien de (?:temps|jours|semaines|mois|annees|heures)|nombre de (?:jours|semaines|mois)|durees?|dure|durent|delais?|un mois ou \\w+',
    montant:
      'cout\\w*|prix|tarifs?|montants?|calcul\\w*|combien (?:\\w+ ){0,3}(?:payer|payee?|paie|paye|touche|gagne|rapporte)',
    plafond: 'plafonds?|quels? (?:salaires?|revenus?|ressources)|minimum|maximum',
    différence: 'differences?|(?:ou bien|mieux)',
    validité: 'valables?|validite',
    refus: 'refus\\w*|rejet\\w*|renonc\\w*',
    contestation: 'contest\\w*|pas d accord',
    perte: 'perdue?s?|pertes?|egaree?s?',
    vol: 'volee?s?|vols?',
    renouvellement: 'perimee?s?|expir\\w*|renouvel\\w*|refaire (?:la|une) demande',
    'résilié par un autre': '(?:m a|nous a|ont) (?:resilie|licencie|vire|exclu|radie)\\w*',
    prime: 'primes?',
    fin: 'annul\\w*|retirer|retrait|resili\\w*|rompre|rupture|dissou\\w*|dissol\\w*|clotur\\w*|fermer|fermeture|quitter|arreter|coupee?s?|suspen\\w*',
    erreur: 'erreurs?|corriger|rectifi\\w*|manquent?|manques?',
    impôt: 'impots?|imposables?|imposition|fiscal\\w*|taxes?',
    changement: 'chang\\w*|mettre a jour|mise a jour|modifi\\w*',
    augmentation: 'augment\\w*|hausses?|baiss\\w*',
    récupération: 'recuper\\w*',
    reconnaissance: 'reconnai\\w*',
    démission: 'demission\\w*',
    licenciement: 'licenci\\w*|viree?s?',
    voyage: 'voyag\\w*',
    remboursement: 'rembours\\w*',
    vente: 'achet\\w*|achats?|vend\\w*|ventes?',
    indemnité: 'indemni\\w*',
    fichage: 'fich(?:e|es|ee|ees)',
  }),
  ...each('matter', {
    'micro-entrepreneur': '(?:auto|micro) ?entrepr\\w+',
    entreprise: 'entreprises?|boites?|societes?|commerces?',
    association: 'associations?|assos?|associatif|clubs?',
    création: 'cree\\w*|creation|monter|fonder|ouvrir',
    nationalité: 'nationalites?(?: francaise)?|naturalis\\w+|devenir francaise?',
    mariage: 'mari(?:age|er|es|ee|ees)',
    pacs: 'pacs|pacser|pacsee?s?',
    divorce: 'divorc\\w*|separ\\w*',
    'trop-perçu': 'trop percus?|indus?',
    amende: 'pv|proces verba\\w+|amendes?|contraventions?|prunes?',
    obsèques: 'obseques|enterrements?|enterrer|funerailles',
    décès: 'mort|morte|deces|decedee?s?|defunte?s?|meurt|mourir',
    succession: 'successions?|herit\\w+',
    surendettement: 'dettes?|surendett\\w*|banque de france',
    crédit: 'credits?|prets?|emprunts?',
    vote: 'vote[rsz]?|elections?|elector\\w+',
    congé: 'conges?|vacances',
    bruit: 'bruits?|bruyante?s?|tapages?|dormir',
    humidité: 'moisi\\w*|humid\\w+',
    travaux: 'travaux|repar\\w+',
    'vide-grenier': 'vide greniers?|brocantes?',
    travail: 'travail\\w*|emplois?|embauche\\w*|boulots?|jobs?|bosser|salariee?s?',
    logement: 'logements?|apparts?|appartements?|maisons?|studios?',
    colocation: 'coloc\\w*',
    déménagement: 'demenag\\w*',
    voiture: 'voitures?|autos?|vehicules?|bagnoles?',
    assurance: 'assur\\w*',
    naissance: 'naissances?|est nee?|accouch\\w*',
    maternité: 'enceinte|grossesse|maternite|conge mat',
    restitution: 'rend|rendre|rendu|rends|restitu\\w+',
    prévenir: 'preven\\w+|avert\\w+|inform\\w+|annonc\\w+',
    paiement: 'pai\\w+|pay\\w+|regler?|argent|frais|verse\\w*',
    revenus: 'salaires?|revenus?|ressources',
    tutelle: 'tutelles?|tuteurs?|tutrices?',
    étranger: 'etrang\\w+|algeri\\w+|maroc\\w*|tunisi\\w+|portug\\w+|senegal\\w*|britanni\\w+|anglais\\w*',
    handicap: 'handica\\w+|mdph|invalid\\w+',
    inaptitude: 'inapt\\w*',
    consultation: 'consult\\w*|soldes?',
    recensement: 'recens\\w+',
    crèche: 'creches?',
    construction: 'install\\w*|constru\\w*|permis de construire',
    aide: 'aides?|allocations?|financ\\w+|subvention\\w*',
    âge: 'ages?',
  }),
  ...each('circumstance', {
    propriétaire: 'proprios?|proprietaires?|bailleurs?',
    employeur: 'patrons?|patronne|employeurs?|boss|chef',
    conjoint: 'epou\\w+|maris?|femmes?|conjointe?s?|compagn\\w+|ex',
    parent:
      'meres?|maman|peres?|papa|parents?|grand meres?|grand peres?|oncles?|tantes?|freres?|soeurs?|cousine?s?|personnes? agees?',
    enfant: 'bebes?|enfants?|fils|filles?|gamine?s?|gosses?|jumeaux|jumelles',
    guichet:
      'mairies?|municipale?s?|prefectures?|caf|msa|cpam|commissariats?|gendarmerie|banques?|notaires?|france|francaise?s?|ville',
    document: 'dossiers?|formulaires?|copies?|extraits?|papiers?|documents?|declar\\w*',
    date: 'ans?|annees?|mois|jours?|semaines?|nuits?|hier|soir|matin|ete|nouve\\w+|premi\\w+|\\d+|deux|trois|quatre|cinq|dix',
  }),
]

/** All of them in one pass, each in a group of its own: titles are compared by the dozen while somebody types. */
const anyConcept = new RegExp(` (?:${concepts.map(({ said }) => `(${said})`).join('|')})(?= )`, 'g')

/** They say nothing of what is asked. */
const littleWords = new Set(
  (
    'a absolument afin ai alors apres arrive as assez au aucun aucune aussi autre autres aux avance avant avec avez avoir beaucoup ' +
    'bonjour bonsoir salut merci svp ' +
    'bien ca car ce cela ces cet cette chaque chacun chacune chose combien comment commence commencer concernant contre d dans de ' +
    'deja demande demander demandes demarche demarches depuis des dit dois doit doivent donc donner dont droit droits du elle ' +
    'elles en encore ensemble envoyer est et etaient etait ete etre eu existe faire fait faite faites faut fois font ici il ils j ' +
    'jamais je l la laisse le legal les leur leurs lui m ma mais marche me meme mes mettre moi moins mon n ne ni nos notre nous non ' +
    'obligatoire obtenir on ont ou par partir pas passe passer pendant peut peuvent peux plus possible pour pourquoi pouvoir prend ' +
    'prendre procedure procedures puis qu quand que quel quelle quelles quels quelque qui quoi recevoir recours refaire rien s sa ' +
    'sans savoir se sera serai ses seul seule si soit son sont sous suis sur t ta te tes ton touche toucher toujours tous tout ' +
    'toute toutes tres trouver tu un une va vais venir veulent veut veux vient vis voir vos votre voudrais vous vraiment y'
  ).split(' '),
)

/** What a title says, each thing once: concepts, then other words. */
export function conceptsOf(title: string): Said[] {
  const found = new Set<Concept>()
  const rest = ` ${folded(title)} `.replace(anyConcept, (_, ...groups: unknown[]) => {
    const concept = concepts[groups.findIndex((group) => group !== undefined)]
    if (concept) found.add(concept)
    return ''
  })
  const words = rest.split(' ').filter((word) => word.length > 1 && !littleWords.has(word))
  return [
    ...concepts.flatMap((concept) =>
      found.has(concept) ? [{ term: concept.term, role: concept.role, isConcept: true }] : [],
    ),
    ...[...new Set(words)].map((term): Said => ({ term, role: 'matter', isConcept: false })),
  ]
}

/** The official words for what a title says in its own: a question is found by them too. */
export const officialTerms = (title: string): string[] =>
  conceptsOf(title).flatMap(({ term, role, isConcept }) =>
    isConcept && role !== 'circumstance' ? [term] : [],
  )

/** Lower case, without accents, one blank between words. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
