import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Embedder } from './adapters/search/embedder.ts'
import type { LegalNotice } from './legal-notice.ts'

const loopbackHosts = ['localhost', '127.0.0.1', '::1']
const flag = z
  .enum(['on', 'off', 'true', 'false', '1', '0'])
  .transform((value) => ['on', 'true', '1'].includes(value))
const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)

const environmentSchema = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    PUBLIC_URL: origin.optional(),
    MONGODB_URL: z.string().min(1).optional(),
    MEILI_URL: z.url().optional(),
    MEILI_KEY: z.string().min(1).optional(),
    MEILI_EMBEDDER_URL: z.url({ protocol: /^https?$/ }).optional(),
    MEILI_EMBEDDER_KEY: z.string().min(1).optional(),
    MEILI_EMBEDDER_MODEL: z.string().min(1).optional(),
    MEILI_EMBEDDER_DIMENSIONS: z.coerce.number().int().min(1).max(8_192).optional(),
    MEILI_EMBEDDER_RATIO: z.coerce.number().min(0).max(1).default(0.3),
    REDIS_URL: z.string().min(1).optional(),
    SESSION_SECRET: z.string().min(32, 'at least 32 characters').optional(),
    PALIER_TRIAL: flag.optional(),
    PALIER_DATA_DIR: z.string().min(1).default('.palier'),
    LEGAL_PUBLISHER: z.string().optional(),
    LEGAL_PUBLISHER_ADDRESS: z.string().optional(),
    LEGAL_DIRECTOR: z.string().optional(),
    LEGAL_CONTACT: z.string().optional(),
    LEGAL_HOST: z.string().optional(),
    LEGAL_HOST_ADDRESS: z.string().optional(),
    LEGAL_HOST_PHONE: z.string().optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  })
  .check((context) => {
    const env = context.value
    const missing = (name: string, why: string) =>
      context.issues.push({ code: 'custom', input: env, path: [name], message: `is required ${why}` })
    const real = env.MONGODB_URL !== undefined || !isLoopback(env.HOST)
    if (real && !env.PUBLIC_URL) missing('PUBLIC_URL', 'on a real server: the address that people type')
    if (real && !env.SESSION_SECRET)
      missing('SESSION_SECRET', 'on a real server: 32 random characters or more')
    if (env.MEILI_URL && !env.MEILI_KEY) missing('MEILI_KEY', 'with MEILI_URL')
    if (env.MEILI_EMBEDDER_URL && !env.MEILI_EMBEDDER_DIMENSIONS)
      missing('MEILI_EMBEDDER_DIMENSIONS', 'with MEILI_EMBEDDER_URL: the length of its vectors')
    const known = env.PUBLIC_URL !== undefined && !isLoopback(hostOf(env.PUBLIC_URL))
    if (env.PALIER_TRIAL && (real || known)) {
      const message = 'is refused on a real server: it would let anyone in as an administrator'
      context.issues.push({ code: 'custom', input: env, path: ['PALIER_TRIAL'], message })
    }
  })

/** The settings of one process, read once. */
export interface Config {
  host: string
  port: number
  /** The origin that browsers see, such as `https://palier.example`; undefined = plain HTTP on loopback. */
  publicUrl: string | undefined
  mongodbUrl: string | undefined
  meili: { url: string; key: string } | undefined
  /** A service that turns texts into vectors: search then answers by meaning too. */
  embedder: Embedder | undefined
  redisUrl: string | undefined
  /** Undefined = the trial makes its own and keeps it in the data folder. */
  sessionSecret: string | undefined
  /** One-click entry and example people. */
  trial: boolean
  dataDir: string
  logLevel: string
  legal: LegalNotice
}

/** @throws Error that names each wrong setting and what it must be */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`)
    throw new Error(`These settings need attention (README, "For real"):\n${lines.join('\n')}`)
  }
  const env = parsed.data
  const configured = [
    ...[env.MONGODB_URL, env.MEILI_URL, env.MEILI_EMBEDDER_URL, env.REDIS_URL],
    ...[env.PUBLIC_URL, env.SESSION_SECRET],
  ]
  const trialByDefault = configured.every((value) => value === undefined) && isLoopback(env.HOST)
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    mongodbUrl: env.MONGODB_URL,
    meili: env.MEILI_URL && env.MEILI_KEY ? { url: env.MEILI_URL, key: env.MEILI_KEY } : undefined,
    embedder: embedderOf(env),
    redisUrl: env.REDIS_URL,
    sessionSecret: env.SESSION_SECRET,
    trial: env.PALIER_TRIAL ?? trialByDefault,
    dataDir: resolve(env.PALIER_DATA_DIR),
    logLevel: env.LOG_LEVEL,
    legal: legalNotice(env),
  }
}

function embedderOf(env: z.output<typeof environmentSchema>): Embedder | undefined {
  const { MEILI_EMBEDDER_URL: url, MEILI_EMBEDDER_DIMENSIONS: dimensions } = env
  if (url === undefined || dimensions === undefined) return undefined
  return {
    ...{ url, dimensions, key: env.MEILI_EMBEDDER_KEY },
    ...{ model: env.MEILI_EMBEDDER_MODEL, ratio: env.MEILI_EMBEDDER_RATIO },
  }
}

function legalNotice(env: z.output<typeof environmentSchema>): LegalNotice {
  const notice = {
    publisher: env.LEGAL_PUBLISHER,
    publisherAddress: env.LEGAL_PUBLISHER_ADDRESS,
    director: env.LEGAL_DIRECTOR,
    contact: env.LEGAL_CONTACT,
    host: env.LEGAL_HOST,
    hostAddress: env.LEGAL_HOST_ADDRESS,
    hostPhone: env.LEGAL_HOST_PHONE,
  }
  return Object.fromEntries(Object.entries(notice).filter(([, value]) => value !== undefined))
}

/** A secret for signing cookies: 256 random bits, in base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** The host of an origin; of IPv6 without its brackets. */
const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '')

function isLoopback(host: string): boolean {
  return loopbackHosts.includes(host) || (isIP(host) === 4 && host.startsWith('127.'))
}
