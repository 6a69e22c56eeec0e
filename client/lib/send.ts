import type { ProblemDto } from '../../shared/api/problem.ts'

export type Sent<T> = { ok: true; data: T } | { ok: false; problem: ProblemDto }

/**
 * Sends a form as the browser would, asking for JSON. When no JSON comes (signed out, a proxy's page), the browser sends it
 * itself, so that the person sees what they would see without script.
 */
export async function send<T>(form: HTMLFormElement, submitter?: HTMLElement | null): Promise<Sent<T>> {
  const body = new URLSearchParams()
  const data = new FormData(form, submitter ?? undefined)
  for (const [name, value] of data) if (typeof value === 'string') body.append(name, value)
  const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } })
  const type = response.headers.get('content-type') ?? ''
  if (response.status === 401 || !type.includes('json')) {
    form.requestSubmit(submitter ?? undefined)
    return new Promise(() => {})
  }
  const answer: unknown = await response.json()
  return response.ok ? { ok: true, data: answer as T } : { ok: false, problem: answer as ProblemDto }
}
