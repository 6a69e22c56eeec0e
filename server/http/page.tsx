import type { Request, Response } from 'express'
import type { ComponentChild } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Alert } from '../../shared/ui/status/Alert.tsx'
import { Content } from '../../shared/ui/frame/Content.tsx'
import { Notices } from '../../shared/ui/frame/Notices.tsx'
import { SiteFooter } from '../../shared/ui/frame/SiteFooter.tsx'
import { SiteHeader, type MenuLink } from '../../shared/ui/frame/SiteHeader.tsx'
import type { Locale } from '../../shared/text/words.ts'
import type { Actor } from '../policy/actor.ts'
import type { Assets } from './assets.ts'
import type { PageCache, PageMark } from './page-cache.ts'

/** What a page is made of, before the frame is put around it. */
export interface PageView {
  title: string
  body: ComponentChild
  /** One sentence for search engines and for those who share the page. */
  description?: string
  status?: number
  noindex?: boolean
  /** A path of ours: the one address of what several addresses show. */
  canonical?: string
  feed?: { path: string; title: string }
  /** `text` keeps one column at the measure. */
  width?: 'wide' | 'text'
  /** The page carries the search field itself. */
  ownSearch?: boolean
  /** What it was made from, when every signed-out reader gets the same. */
  mark?: PageMark
}

/** What the frame takes from the application. */
export interface FrameParts {
  assets: Assets
  publicUrl: string | undefined
  /** What everybody must be told at this moment, in their language: search is down … */
  notices: (locale: Locale) => string[]
  /** The links of a person's own menu: their desks, their collectives. */
  menuOf: (actor: Actor, locale: Locale) => MenuLink[]
  /** Keeps the page of a signed-out reader for the next one. */
  keep: PageCache['keep']
}

/** Sends a page in its frame, with the headers that keep a signed-in person's page to themselves. */
export function sendPage(req: Request, res: Response, view: PageView): void {
  res.vary('Accept, Cookie')
  res.setHeader('Cache-Control', req.actor?.id === undefined ? 'private, no-cache' : 'no-store')
  res.status(view.status ?? 200).type('html')
  const parts = frameParts(req)
  // Bytes from here on: as text, a page would be encoded once to be kept and once more to be sent.
  const html = Buffer.from(renderPage(req, parts, view))
  if (view.mark && req.actor?.id === undefined && (view.status ?? 200) === 200)
    res.setHeader('ETag', parts.keep(req, html, view.mark))
  res.send(html)
}

const frameParts = (req: Request): FrameParts => req.app.locals['frame'] as FrameParts

/** A whole document as text. */
export function renderPage(
  req: Pick<Request, 'actor' | 'locale' | 'originalUrl'>,
  parts: FrameParts,
  view: PageView,
): string {
  const { actor, locale, originalUrl: path } = req
  const person =
    actor?.handle === undefined ? null : { handle: actor.handle, links: parts.menuOf(actor, locale) }
  const notices = parts.notices(locale)
  const document = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{view.title === 'Palier' ? 'Palier' : `${view.title} · Palier`}</title>
        {view.description && <meta name="description" content={view.description} />}
        {view.noindex && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        {view.canonical && parts.publicUrl && (
          <link rel="canonical" href={`${parts.publicUrl}${view.canonical}`} />
        )}
        {view.feed && (
          <link rel="alternate" type="application/atom+xml" href={view.feed.path} title={view.feed.title} />
        )}
        <link
          rel="preload"
          href={parts.assets.url('font.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={parts.assets.url('style.css')} />
        <link rel="icon" href={parts.assets.url('icon.svg')} type="image/svg+xml" />
        <script type="module" src={parts.assets.url('entry.js')} />
      </head>
      <body>
        <SiteHeader locale={locale} path={path} person={person} search={!view.ownSearch} />
        {notices.length > 0 && (
          <Notices locale={locale}>
            {notices.map((notice) => (
              <Alert key={notice} kind="wait" title={notice} />
            ))}
          </Notices>
        )}
        <Content width={view.width ?? 'wide'}>{view.body}</Content>
        <SiteFooter locale={locale} path={path} />
      </body>
    </html>
  )
  return `<!doctype html>${renderToString(document)}`
}
