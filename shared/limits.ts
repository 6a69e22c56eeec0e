/** Every number that a person can meet. Lengths are in characters, sizes in bytes, durations in milliseconds. */
export const limits = {
  handle: { min: 3, max: 30 },
  password: { min: 12, max: 200 },
  email: { max: 254 },
  title: { min: 10, max: 150 },
  body: { min: 10, max: 20_000 },
  chat: { min: 1, max: 2_000 },
  clientId: { min: 1, max: 64 },
  sources: { max: 10, length: 1_000 },
  note: { max: 4_000 },
  search: { query: 200, perPage: 20, suggestions: 8, similar: { same: 3, hits: 5 } },
  territories: { suggestions: 8 },
  collective: {
    name: { min: 3, max: 80 },
    about: { min: 20, max: 2_000 },
    topics: 20,
    territories: 20,
    links: 5,
  },
  recognition: { message: { min: 20, max: 2_000 }, reason: { min: 10, max: 2_000 } },
  report: { details: { min: 10, max: 4_000 }, target: 1_000 },
  /** Items on one page of a list, and posts on one page of a thread's log. */
  page: { threads: 20, log: 50, answers: 500, catchUp: 500, desk: 50, directory: 20, feed: 50 },
  /** A form's body is percent-encoded: up to nine bytes for one character of a post of full length. */
  bodyBytes: { json: 100 * 1024, form: 200 * 1024, fields: 100 },
  /** One packet of a socket: a chat message of full length, percent-encoded or not, is far below. */
  packetBytes: 64 * 1024,
  session: { days: 30 },
  rate: {
    /** Requests of one address, all kinds together. */
    requests: { count: 600, per: 60_000 },
    /** Requests of one address that change something. */
    writes: { count: 60, per: 60_000 },
    /** Sign-in attempts of one address, and for one account. */
    signIn: { count: 10, per: 15 * 60_000 },
    signUp: { count: 20, per: 60 * 60_000 },
    /** Reports of one address. */
    reports: { count: 20, per: 60 * 60_000 },
    /** Messages of one person over a socket. */
    chat: { count: 60, per: 60_000 },
    /** Events of one socket, all kinds together. */
    events: { count: 240, per: 60_000 },
  },
} as const

/** The limits as a shape, so that a test can hand other numbers to the application. */
export type Limits = Widen<typeof limits>
type Widen<T> = T extends number ? number : { readonly [K in keyof T]: Widen<T[K]> }
