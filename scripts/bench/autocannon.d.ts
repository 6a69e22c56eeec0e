/** The part of autocannon that the bench uses; the package has no types. */
declare module 'autocannon' {
  export interface AutocannonRequest {
    method?: string
    path?: string
    headers?: Record<string, string>
    body?: string
  }
  export interface AutocannonOptions {
    url: string
    connections: number
    /** In seconds. */
    duration?: number
    /** In all, over every connection. */
    amount?: number
    /** In seconds; a request that takes longer is counted as an error. */
    timeout?: number
    requests: (AutocannonRequest & { setupRequest?: (request: AutocannonRequest) => AutocannonRequest })[]
  }
  export interface AutocannonResult {
    '2xx': number
    non2xx: number
    errors: number
    statusCodeStats: Record<string, { count: number }>
    /** In seconds. */
    duration: number
    /** In milliseconds. */
    latency: { p50: number; p99: number }
  }
  export default function autocannon(options: AutocannonOptions): Promise<AutocannonResult>
}
