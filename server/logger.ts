import { pino, type Logger as PinoLogger } from 'pino'

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

/** Structured lines on standard error; what could name a person or open a session is left out. */
export function createLogger(level: string): Logger {
  const redact = ['req.headers.cookie', 'req.headers.authorization', 'password', 'email', 'body']
  return pino({ level, redact, base: null }, pino.destination({ dest: 2, sync: true }))
}
