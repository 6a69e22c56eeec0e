import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'

export interface SiteFooterProps {
  locale: Locale
  /** The path of this page, with its query: where the language switch comes back to, and what a report is about. */
  path: string
}

/** What Palier is and is not, the pages about it, and the other language (a plain form). */
export function SiteFooter({ locale, path }: SiteFooterProps) {
  const text = uiWords[locale]
  const other = locale === 'fr' ? 'en' : 'fr'
  const links = [
    { href: '/about/seals', label: text.readSeal },
    { href: '/places', label: text.seeSomeone },
    { href: '/about/data', label: text.yourData },
    { href: '/about/accessibility', label: text.accessibility },
    { href: '/about/legal', label: text.legal },
    { href: `/reports/new?target=${encodeURIComponent(path)}`, label: text.report },
  ]
  return (
    <footer class="site-footer">
      <div class="site-footer__inside">
        <p>
          <strong>Palier</strong>
          {text.whatPalierIs}
        </p>
        <nav aria-label={text.footer}>
          <ul class="site-footer__links">
            {links.map(({ href, label }) => (
              <li key={href}>
                <a class="site-footer__link" href={href}>
                  {label}
                </a>
              </li>
            ))}
            <li>
              <form method="post" action="/language">
                <input type="hidden" name="next" value={path} />
                <button class="site-footer__link" name="lang" value={other} lang={other}>
                  {text.otherLanguage}
                </button>
              </form>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}
