/**
 * Every error that a person can meet. A use case throws one; it is translated once, in `http/problem-handler.ts` or
 * `realtime/handle.ts`. The message is for our logs, the code is what the person's sentence is chosen by.
 */
export abstract class Problem extends Error {
  abstract readonly status: number
  abstract readonly code: string
  /** Why, when the same code has several reasons: `own-answer`, `outside-competence` … */
  readonly reason?: string

  constructor(message: string, options?: ErrorOptions & { reason?: string }) {
    super(message, options)
    this.name = this.constructor.name
    if (options?.reason !== undefined) this.reason = options.reason
  }
}

export class Malformed extends Problem {
  readonly status = 400
  readonly code: string = 'malformed'
}

export class SignInFirst extends Problem {
  readonly status = 401
  readonly code = 'sign-in-first'
}

/** Wrong name or password: which of the two is never told. */
export class WrongCredentials extends Problem {
  readonly status = 401
  readonly code = 'wrong-credentials'
}

export class NotAllowed extends Problem {
  readonly status = 403
  readonly code = 'not-allowed'
  constructor(reason: string) {
    super(`not allowed: ${reason}`, { reason })
  }
}

/** A request that would change something, from another site. */
export class ForeignOrigin extends Problem {
  readonly status = 403
  readonly code = 'foreign-origin'
}

/** Absent, or not theirs to see: the two are never told apart. */
export class NotFound extends Problem {
  readonly status = 404
  readonly code = 'not-found'
}

export class Conflict extends Problem {
  readonly status = 409
  readonly code: string = 'changed-meanwhile'
  /** What the person needs to decide again, such as the text as it stands now. */
  readonly current?: unknown

  constructor(message: string, options?: ErrorOptions & { reason?: string; current?: unknown }) {
    super(message, options)
    if (options?.current !== undefined) this.current = options.current
  }
}

export class Withdrawn extends Problem {
  readonly status = 410
  readonly code = 'withdrawn'
}

export class TooLarge extends Problem {
  readonly status = 413
  readonly code = 'too-large'
}

export class UnsupportedType extends Problem {
  readonly status = 415
  readonly code = 'unsupported-type'
}

/** One wrong field: `code` names the sentence, `values` fill it. */
export interface WrongField {
  field: string
  code: string
  values?: Readonly<Record<string, string | number>>
}

/** Fields that cannot be accepted, every wrong one at once. */
export class Invalid extends Problem {
  readonly status = 422
  readonly code = 'invalid'
  readonly fields: readonly WrongField[]

  constructor(fields: readonly WrongField[]) {
    super(`invalid: ${fields.map(({ field, code }) => `${field} ${code}`).join(', ')}`)
    this.fields = fields
  }
}

export class TooMany extends Problem {
  readonly status = 429
  readonly code = 'too-many'
  /** In seconds. */
  readonly retryAfter: number

  constructor(retryAfter: number) {
    super(`too many requests, again in ${retryAfter} s`)
    this.retryAfter = Math.max(1, Math.ceil(retryAfter))
  }
}

/** A part that we need is away: `reason` names it (`database`, `search`). */
export class Unavailable extends Problem {
  readonly status = 503
  readonly code = 'unavailable'
}
