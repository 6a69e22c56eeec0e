import type { Request, Response } from 'express'
import { sendPage, type PageView } from './page.tsx'
import { wantsJson } from './request.ts'

/** Answers a write: the resource for a program, a redirect to where it is seen for a browser. */
export function respond(
  req: Request,
  res: Response,
  resource: object,
  location: string,
  status: 200 | 201 = 200,
): void {
  res.vary('Accept')
  if (wantsJson(req)) res.status(status).json(resource)
  else res.redirect(303, location)
}

/** Answers a read: the resource as JSON when asked for by name, else its page. */
export function respondPage(req: Request, res: Response, resource: object, page: () => PageView): void {
  res.vary('Accept')
  if (wantsJson(req)) {
    res.setHeader('Cache-Control', req.actor.id === undefined ? 'no-cache' : 'no-store')
    res.json(resource)
  } else sendPage(req, res, page())
}
