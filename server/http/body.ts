import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express'
import type { Limits } from '../../shared/limits.ts'
import { Malformed, TooLarge, UnsupportedType } from '../errors.ts'

const formType = 'application/x-www-form-urlencoded'

/**
 * Reads a JSON or form body within its limits. What is wrong with it is kept on the request and thrown by the route,
 * once it has asked for a signed-in person.
 */
export function readBody(limits: Limits['bodyBytes']): RequestHandler {
  // A router of its own: the handler at its end sees the errors of these readers and of nobody else.
  return Router().use(
    refuseOtherTypes,
    express.json({ limit: limits.json, verify: requireUtf8 }),
    express.urlencoded({
      extended: false,
      limit: limits.form,
      parameterLimit: limits.fields,
      verify: requireUtf8Form,
    }),
    keepProblem,
  )
}

const refuseOtherTypes: RequestHandler = (req, _res, next) => {
  // `is` answers null without a body and false for a type that is not in the list; an empty body has no type.
  const empty = req.headers['content-length'] === '0'
  if (!empty && req.is(['json', formType]) === false)
    req.bodyProblem = new UnsupportedType(`a body of ${req.headers['content-type']}`)
  next()
}

// A byte sequence that is not UTF-8 would be stored as replacement characters: what was typed would be lost silently.
function requireUtf8(_req: IncomingMessage, _res: unknown, bytes: Buffer): void {
  if (!isUtf8(bytes)) throw new Malformed('the body is not UTF-8')
}

function requireUtf8Form(req: IncomingMessage, res: unknown, bytes: Buffer): void {
  requireUtf8(req, res, bytes)
  requireUtf8(req, res, percentDecoded(bytes))
}

/** The bytes that a form's percent signs stand for. */
function percentDecoded(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(decoded, 'latin1')
}

const keepProblem: ErrorRequestHandler = (error: unknown, req, _res, next) => {
  const status = statusOf(error)
  if (status === undefined || status >= 500) return next(error)
  if (status === 413) req.bodyProblem = new TooLarge('the body is over the limit', { cause: error })
  else if (status === 415)
    req.bodyProblem = new UnsupportedType('an encoding that we do not read', { cause: error })
  else req.bodyProblem = new Malformed('the body cannot be read', { cause: error })
  req.body = undefined
  next()
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}
