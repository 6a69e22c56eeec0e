import type { ExamplePerson } from './example.types.ts'

/** Everyone whom the trial set-up knows. Memberships stand with the agencies and the collectives. */
export const examplePeople = [
  { handle: 'Marion', joined: { daysAgo: 41 }, trialRole: 'citizen' },
  { handle: 'Odile', joined: { daysAgo: 63 } },
  { handle: 'Karim', joined: { daysAgo: 20 } },
  { handle: 'Yann', joined: { daysAgo: 96 } },
  { handle: 'Priya', joined: { daysAgo: 18 } },
  { handle: 'Mireille', joined: { daysAgo: 130 } },
  { handle: 'Thibault', joined: { daysAgo: 9 } },
  { handle: 'Aminata', joined: { daysAgo: 35 } },
  { handle: 'Fanny', joined: { daysAgo: 2 } },
  { handle: 'Bruno', joined: { daysAgo: 250 } },
  { handle: 'Élodie', joined: { daysAgo: 215 } },

  { handle: 'Lison', joined: { daysAgo: 310 }, trialRole: 'helper' },
  { handle: 'Armand', joined: { daysAgo: 365 } },
  { handle: 'Nadia', joined: { daysAgo: 280 } },
  { handle: 'Gwenaël', joined: { daysAgo: 190 } },
  { handle: 'Colette', joined: { daysAgo: 402 } },
  { handle: 'Ismaël', joined: { daysAgo: 150 } },
  { handle: 'Joseph', joined: { daysAgo: 420 }, trialRole: 'lead' },

  { handle: 'Hortense', joined: { daysAgo: 300 }, trialRole: 'moderator' },
  { handle: 'Solange', joined: { daysAgo: 330 }, trialRole: 'agency-admin' },
  { handle: 'Pascal', joined: { daysAgo: 260 } },
  { handle: 'Judith', joined: { daysAgo: 240 } },
  { handle: 'Roland', joined: { daysAgo: 225 } },
  { handle: 'Sabine', joined: { daysAgo: 210 } },
  { handle: 'Étienne', joined: { daysAgo: 120 } },

  { handle: 'Garance', joined: { daysAgo: 430 }, trialRole: 'admin', isAdmin: true },
] as const satisfies readonly ExamplePerson[]
