import type { AgencyKind } from '../../../shared/api/agencies.ts'
import type { TrialRole } from '../../../shared/api/people.ts'
import type { Verdict } from '../../../shared/api/validation.ts'

/** How long before the examples are put in: they are as fresh on the day of a trial as on the day they were written. */
export interface Ago {
  daysAgo?: number
  hoursAgo?: number
  minutesAgo?: number
}

/** A person without a password: only the trial doors lead to them. */
export interface ExamplePerson {
  handle: string
  joined: Ago
  /** The door by which one enters as this person. */
  trialRole?: TrialRole
  /** Runs the platform. */
  isAdmin?: boolean
}

/** A moderator is shown by the function alone. */
export interface ExampleMember {
  person: string
  role: 'moderator' | 'admin'
  function: string
}

export interface ExampleAgency {
  slug: string
  name: string
  kind: AgencyKind
  about: string
  site: string
  /** Topics × territories; null means everywhere. */
  competences: readonly { topic: string; territory: string | null }[]
  members: readonly ExampleMember[]
  joined: Ago
}

export interface ExampleRecognition {
  agency: string
  /** The lead who asks. */
  by: string
  message: string
  asked: Ago
  /** The answer of a moderator of that agency. */
  decided?: { by: string; at: Ago; decision: 'recognised' | 'refused'; reason: string }
  /** What the lead replies to a refusal. */
  replied?: { at: Ago; body: string }
}

export interface ExampleCollective {
  name: string
  about: string
  lead: string
  topics: readonly string[]
  territories: readonly string[]
  links: readonly string[]
  founded: Ago
  recognitions: readonly ExampleRecognition[]
}

export const examplePlaceKinds = ['france-services', 'town-hall', 'agency', 'library', 'association'] as const

/** A counter that does not exist, in a commune that does. Its telephone is of the numbers kept for fiction. */
export interface ExamplePlace {
  slug: string
  name: string
  kind: (typeof examplePlaceKinds)[number]
  about: string
  territory: string
  address: { street: string; postalCode: string; city: string }
  /** One line for each set of days. */
  hours: readonly string[]
  accessibility: readonly string[]
  phone: string
  site: string
}

/** Words that stand in a section of a sheet of the seed, or an official address and when it was read. */
export type ExampleSource =
  | { fiche: string; section: string; quote: string }
  | { url: string; readDaysAgo: number }

/** What happens in a thread after the question, in the order of time. `answer` names an answer of the same thread. */
export type ExampleEvent =
  | { what: 'answer'; answer: string; by: string; at: Ago; body: string; sources: readonly ExampleSource[] }
  | { what: 'revise'; answer: string; at: Ago; body: string; sources: readonly ExampleSource[] }
  | { what: 'chat'; by: string; at: Ago; body: string }
  | {
      what: 'seal'
      answer: string
      by: string
      agency: string
      at: Ago
      verdict: Verdict
      revision: number
      note?: string
      sources: readonly ExampleSource[]
      /** In days from the moment at which the examples are put in; a seal that has expired has a negative one. */
      validUntil: { inDays: number }
    }
  | { what: 'outcome'; answer: string; by: string; at: Ago; outcome: 'worked' | 'did-not' }
  | { what: 'solution'; answer: string; at: Ago }

export interface ExampleThread {
  title: string
  body: string
  topic: string
  territory: string | null
  by: string
  for?: 'self' | 'other'
  asked: Ago
  log: readonly ExampleEvent[]
}
