import { parse as parseCookies } from 'cookie'
import type { RequestHandler } from 'express'
import { locales, type Locale } from '../../shared/text/words.ts'

export const languageCookie = 'lang'

const isLocale = (text: string | undefined): text is Locale => locales.includes(text as Locale)

/** The language of an answer: the `lang` cookie, else `Accept-Language`, else French. */
export const chooseLanguage: RequestHandler = (req, res, next) => {
  const chosen = parseCookies(req.headers.cookie ?? '')[languageCookie]
  const preferred = req.headers['accept-language'] ? req.acceptsLanguages([...locales]) : 'fr'
  req.locale = isLocale(chosen) ? chosen : isLocale(preferred || undefined) ? (preferred as Locale) : 'fr'
  res.vary('Accept-Language')
  next()
}
