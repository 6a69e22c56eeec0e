import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import express from 'express'
import { z } from 'zod'

const manifestSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** The built files of the browser's side: their addresses carry a hash of what they hold. */
export interface Assets {
  /** The address of a built file by its logical name: `entry.js`, `style.css`, `font.woff2`. */
  url(name: string): string
  handler: RequestHandler
}

/** @throws Error when the client has not been built */
export function loadAssets(folder: string): Assets {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  return {
    url(name) {
      const found = manifest[name]
      if (typeof found !== 'string') throw new Error(`no built file ${name}: run npm run build`)
      return found
    },
    handler: serveCompressed(folder),
  }
}

/** Serves the ready-made brotli or gzip twin of a built file; a hashed name may be kept for a year. */
function serveCompressed(folder: string): RequestHandler {
  const encodings = [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const
  const files = express.static(folder, { immutable: true, maxAge: '1y', index: false, redirect: false })
  return (req, res, next) => {
    const compressible = /\.(js|css|svg|json)$/.test(req.path)
    const accepted = compressible ? encodings.find(([encoding]) => req.acceptsEncodings(encoding)) : undefined
    if (accepted === undefined) return files(req, res, next)
    const [encoding, suffix] = accepted
    const { url } = req
    const [path, query = ''] = url.split('?')
    res.vary('Accept-Encoding')
    res.type(path?.split('.').pop() ?? '')
    res.setHeader('Content-Encoding', encoding)
    req.url = `${path}${suffix}${query && `?${query}`}`
    files(req, res, (error?: unknown) => {
      // There is no such file: what is answered instead is a page, in no encoding of ours.
      res.removeHeader('Content-Encoding')
      res.removeHeader('Content-Type')
      req.url = url
      next(error)
    })
  }
}
