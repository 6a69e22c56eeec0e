/** What went wrong, as RFC 9457 problem details, over HTTP and in a socket's acknowledgement alike. */
export interface ProblemDto {
  type: string
  title: string
  status: number
  detail: string
  /** Stable, for programs: `changed-meanwhile`, `invalid` … */
  code: string
  /** Why it was not allowed: `own-answer`, `outside-competence` … */
  reason?: string
  errors?: FieldError[]
  requestId: string
}

/** One wrong field, with a sentence for the person. */
export interface FieldError {
  field: string
  message: string
}
