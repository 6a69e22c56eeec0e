import { words } from './words.ts'

/** Counters where one meets somebody, and the national ways in. */
export const placesWords = words({
  title: ['Voir quelqu’un', 'See someone'],
  lead: [
    'Des lieux où l’on vous reçoit, avec vos papiers et vos questions. Apportez la page imprimée de votre question.',
    'Places where people see you, with your papers and your questions. Bring the printed page of your question.',
  ],
  where: ['Votre commune ou code postal', 'Your town or postal code'],
  whereHint: ['Par exemple 76000, ou Rouen.', 'Such as 76000, or Rouen.'],
  find: ['Trouver', 'Find'],
  which: ['Lequel\u00a0?', 'Which one?'],
  unknown: [
    'Ce lieu n’est pas reconnu. Essayez le code postal.',
    'This place is not known. Try the postal code.',
  ],
  allPlaces: ['Tous les lieux', 'All places'],
  none: [
    (place: string) => `Aucun lieu connu ici autour de ${place}.`,
    (place: string) => `No place known here around ${place}.`,
  ],
  noneAtAll: ['Aucun lieu n’est encore inscrit ici.', 'No place is registered here yet.'],
  noneMore: [
    'Les numéros et les annuaires de l’État, eux, couvrent toute la France.',
    'The State’s telephone numbers and directories do cover all of France.',
  ],
  'france-services': ['Maison France Services', 'France Services house'],
  'town-hall': ['Mairie', 'Town hall'],
  agency: ['Accueil d’un organisme', 'An agency’s counter'],
  library: ['Bibliothèque', 'Library'],
  association: ['Association', 'Association'],
  hours: ['Horaires', 'Hours'],
  phone: ['Téléphone', 'Telephone'],
  site: ['Site', 'Site'],
  accessibility: ['Accès', 'Access'],
  services: ['Sur place', 'On site'],
  example: ['exemple', 'example'],
  exampleAlert: [
    'Les lieux marqués «\u00a0exemple\u00a0» n’existent pas.',
    'Places marked “example” do not exist.',
  ],
  channels: ['Partout en France', 'Everywhere in France'],
  channelPhone: [
    'Allô Service Public, au 39\u00a039 (appel payant)',
    'Allô Service Public, 39\u00a039 (paid call, in French)',
  ],
  channelFranceServices: ['Trouver une maison France Services', 'Find a France Services house'],
  channelDirectory: [
    'L’annuaire des services publics\u00a0: mairies, caisses, préfectures',
    'The directory of public services: town halls, funds, prefectures',
  ],
})
