import type { Limits } from '../shared/limits.ts'
import type { Clock } from './adapters/clock/clock.ts'
import type { SearchIndex } from './adapters/search/search.port.ts'
import type { Database } from './database/connect.ts'
import type { Assets } from './http/assets.ts'
import type { LegalNotice } from './legal-notice.ts'
import type { Logger } from './logger.ts'

/** What the application is made from. A test hands in other numbers, another clock. */
export interface Parts {
  clock: Clock
  limits: Limits
  log: Logger
  assets: Assets
  database: Database
  search: SearchIndex
  /** How far the index has come with the official sheets; undefined once all of them can be found. */
  searchProgress?: () => { done: number; total: number } | undefined
  /** The port that we listen on, once we do: part of what makes an origin ours. */
  port: () => number
  publicUrl: string | undefined
  sessionSecret: string
  /** One-click entry and example people. */
  trial: boolean
  /** Who answers for this instance; what is left out is shown as missing. */
  legal?: LegalNotice
}
