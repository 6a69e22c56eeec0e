import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../adapters/clock/clock.ts'

/** What a page was made from: it is the same page for every signed-out reader as long as this holds. */
export interface PageMark {
  threadId: string
  /** The last number of the thread's log that it shows. */
  seq: number
  /** The next date that changes it, such as the end of a seal. */
  until?: Date | undefined
}

interface ReadyPage {
  mark: PageMark
  madeAt: number
  checkedAt: number
  /** What was said on every page then: search was down … */
  notices: string
  etag: string
  /** As it was written, until somebody asks again; from then on as they ask for it. */
  form: Form
  /** The same for browsers that ask for another one. */
  other?: Form | undefined
}

type Encoding = 'br' | 'gzip' | 'identity'

interface Form {
  encoding: Encoding
  bytes: Buffer
}

interface PageCacheParts {
  clock: Clock
  /** The last number of a thread's log, from the store. */
  lastSeq: (threadId: string) => Promise<number>
  /** The same as far as this process has seen. */
  lastSeen: (threadId: string) => number | undefined
  notices: (req: Request) => string
  /** Is the reader known? They get a page of their own. */
  isKnown: (req: Request) => boolean
}

export interface PageCache {
  /** Answers a signed-out reader with a ready page, before anything is read from the store. */
  serve: RequestHandler
  /** @returns the page's entity tag, whether it was kept or not */
  keep: (req: Request, html: Buffer, mark: PageMark) => string
}

/** About 800 threads of 20 posts that were read once, or 4,000 that are read again and again. */
const bytesKept = 24 * 1024 * 1024
/** Another process may have written: after this, the store is asked for the last number. */
const recheckAfter = 1_000
/** Words such as "2 h ago" age with the page. */
const oldest = 60_000

/** Ready thread pages for signed-out readers, exact by the number of the last post that they show. */
export function createPageCache({ clock, lastSeq, lastSeen, notices, isKnown }: PageCacheParts): PageCache {
  const pages = new LRUCache<string, ReadyPage>({
    maxSize: bytesKept,
    sizeCalculation: ({ form, other }) => form.bytes.length + (other?.bytes.length ?? 0) + 500,
  })
  const keyOf = (req: Request) => `${req.locale} ${req.originalUrl}`

  async function isFresh(page: ReadyPage, req: Request, now: number): Promise<boolean> {
    const { threadId, seq, until } = page.mark
    if (until && until.getTime() <= now) return false
    if (now - page.madeAt > oldest || page.notices !== notices(req)) return false
    const seen = lastSeen(threadId)
    if (seen !== undefined && seen !== seq) return false
    if (now - page.checkedAt < recheckAfter) return true
    page.checkedAt = now
    return (await lastSeq(threadId)) === seq
  }

  async function formFor(key: string, page: ReadyPage, encoding: Encoding): Promise<Form> {
    const { form, other } = page
    for (const ready of [form, other]) if (ready?.encoding === encoding) return ready
    const made = { encoding, bytes: await encoders[encoding](await decoders[form.encoding](form.bytes)) }
    // What was written weighs five times as much as a form that travels, and comes back out of it.
    const kept = form.encoding === 'identity' ? { form: made } : { form, other: made }
    if (encoding !== 'identity' && pages.peek(key) === page) pages.set(key, { ...page, ...kept })
    return made
  }

  return {
    async serve(req, res, next) {
      if (req.method !== 'GET' || isKnown(req) || !req.accepts('html')) return next()
      const key = keyOf(req)
      const page = pages.get(key)
      if (page === undefined || req.accepts(['html', 'json']) === 'json') return next()
      if (!(await isFresh(page, req, clock.now().getTime()))) {
        pages.delete(key)
        return next()
      }
      res.vary('Accept, Cookie, Accept-Encoding')
      res.setHeader('Cache-Control', 'private, no-cache')
      res.setHeader('ETag', page.etag)
      if (req.headers['if-none-match'] === page.etag) return void res.status(304).end()
      const encoding = req.acceptsEncodings(['br', 'gzip', 'identity']) || 'identity'
      send(res, await formFor(key, page, encoding as Encoding))
    },
    keep(req, html, mark) {
      const etag = `W/"${createHash('sha1').update(html).digest('base64url')}"`
      if (isKnown(req)) return etag
      const now = clock.now().getTime()
      const page = {
        mark,
        madeAt: now,
        checkedAt: now,
        notices: notices(req),
        etag,
        form: written(html),
      }
      pages.set(keyOf(req), page)
      return etag
    },
  }
}

function send(res: Response, { encoding, bytes }: Form): void {
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding)
  res.setHeader('Content-Length', bytes.length)
  res.end(bytes)
}

const written = (html: Buffer): Form => ({ encoding: 'identity', bytes: html })

type Coder = (bytes: Buffer) => Promise<Buffer>

const asItIs: Coder = async (bytes) => bytes

const encoders: Record<Encoding, Coder> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
  identity: asItIs,
}

const decoders: Record<Encoding, Coder> = {
  br: promisify<Buffer, Buffer>(brotliDecompress),
  gzip: promisify<Buffer, Buffer>(gunzip),
  identity: asItIs,
}
