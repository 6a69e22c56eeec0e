import type { ExampleAgency } from './example.types.ts'

/** Six bodies of real kinds that do not exist, competent on territories that do. */
export const exampleAgencies = [
  {
    slug: 'caisse-de-retraite-de-brume',
    name: 'Caisse de retraite de Brume',
    kind: 'retirement',
    about:
      'Agence d’exemple : elle n’existe pas. Elle répond de la retraite des salariés du privé, de la réversion et du minimum vieillesse, partout en France.',
    site: 'https://retraite-brume.example.org/',
    competences: [
      { topic: 'reversion', territory: null },
      { topic: 'retraite-salarie', territory: null },
      { topic: 'aides-personnes-agees', territory: null },
      { topic: 'obseques', territory: null },
    ],
    members: [
      { person: 'Hortense', role: 'moderator', function: 'chargée d’études retraite' },
      { person: 'Solange', role: 'admin', function: 'responsable de la relation aux assurés' },
    ],
    joined: { daysAgo: 330 },
  },
  {
    slug: 'caisse-d-allocations-familiales-de-sornes',
    name: 'Caisse d’allocations familiales de Sornes',
    kind: 'family',
    about:
      'Agence d’exemple : elle n’existe pas. Elle répond des aides au logement, du RSA, de la prime d’activité, de l’AAH et des prestations familiales en Seine-Maritime.',
    site: 'https://caf-sornes.example.org/',
    competences: [
      { topic: 'allocations-logement', territory: 'DEP-76' },
      { topic: 'allocations-familiales', territory: 'DEP-76' },
      { topic: 'garde-jeune-enfant', territory: 'DEP-76' },
      { topic: 'rsa', territory: 'DEP-76' },
      { topic: 'prime-activite', territory: 'DEP-76' },
      { topic: 'aah-aeeh', territory: 'DEP-76' },
    ],
    members: [{ person: 'Pascal', role: 'moderator', function: 'conseiller aux allocataires' }],
    joined: { daysAgo: 260 },
  },
  {
    slug: 'caisse-d-assurance-maladie-de-brume',
    name: 'Caisse d’assurance maladie de Brume',
    kind: 'health',
    about:
      'Agence d’exemple : elle n’existe pas. Elle répond des remboursements, des arrêts, de la complémentaire santé solidaire et du capital décès en Normandie.',
    site: 'https://assurance-maladie-brume.example.org/',
    competences: [
      { topic: 'remboursement-soins', territory: 'REG-28' },
      { topic: 'complementaire-sante', territory: 'REG-28' },
      { topic: 'capital-deces', territory: 'REG-28' },
      { topic: 'maladie-salarie', territory: 'REG-28' },
      { topic: 'conges-salarie', territory: 'REG-28' },
    ],
    members: [{ person: 'Judith', role: 'moderator', function: 'référente prestations' }],
    joined: { daysAgo: 240 },
  },
  {
    slug: 'mairie-de-sornes',
    name: 'Mairie de Sornes',
    kind: 'town-hall',
    about:
      'Agence d’exemple : elle n’existe pas, et tient ici la place de la mairie de Rouen. Elle répond de l’état civil, des titres d’identité, des élections, des écoles et des obsèques.',
    site: 'https://sornes.example.org/',
    competences: [
      { topic: 'naissance', territory: 'COM-76540' },
      { topic: 'actes-etat-civil', territory: 'COM-76540' },
      { topic: 'carte-identite', territory: 'COM-76540' },
      { topic: 'passeport', territory: 'COM-76540' },
      { topic: 'elections', territory: 'COM-76540' },
      { topic: 'ecole-primaire', territory: 'COM-76540' },
      { topic: 'obseques', territory: 'COM-76540' },
    ],
    members: [{ person: 'Roland', role: 'moderator', function: 'officier d’état civil' }],
    joined: { daysAgo: 225 },
  },
  {
    slug: 'prefecture-de-haute-brume',
    name: 'Préfecture de Haute-Brume',
    kind: 'prefecture',
    about:
      'Agence d’exemple : elle n’existe pas. Elle répond des titres de séjour, des cartes grises et des permis de conduire en Seine-Maritime.',
    site: 'https://prefecture-haute-brume.example.org/',
    competences: [
      { topic: 'titre-sejour', territory: 'DEP-76' },
      { topic: 'nationalite', territory: 'DEP-76' },
      { topic: 'carte-grise', territory: 'DEP-76' },
      { topic: 'permis-conduire', territory: 'DEP-76' },
    ],
    members: [{ person: 'Sabine', role: 'moderator', function: 'instructrice au bureau des titres' }],
    joined: { daysAgo: 210 },
  },
  {
    slug: 'centre-des-impots-de-lande-claire',
    name: 'Centre des impôts de Lande-Claire',
    kind: 'tax',
    about:
      'Agence d’exemple : elle n’existe pas. Elle répond de l’impôt sur le revenu, des impôts locaux et des droits de succession en Seine-Maritime et dans l’Eure.',
    site: 'https://impots-lande-claire.example.org/',
    competences: [
      { topic: 'declaration-revenus', territory: 'DEP-76' },
      { topic: 'declaration-revenus', territory: 'DEP-27' },
      { topic: 'impots-locaux', territory: 'DEP-76' },
      { topic: 'impots-locaux', territory: 'DEP-27' },
      { topic: 'droits-succession', territory: 'DEP-76' },
    ],
    members: [{ person: 'Étienne', role: 'moderator', function: 'contrôleur des finances publiques' }],
    joined: { daysAgo: 120 },
  },
] as const satisfies readonly ExampleAgency[]
