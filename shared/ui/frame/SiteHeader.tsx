import type { Locale } from '../../text/words.ts'
import { uiWords } from '../../text/ui.ts'
import { Icon } from '../icons/Icon.tsx'
import { Logo } from '../icons/Logo.tsx'
import { Avatar } from '../people/Avatar.tsx'

export interface MenuLink {
  href: string
  label: string
}

export interface SiteHeaderProps {
  locale: Locale
  /** The path of this page, with its query: marks the current section, and is where signing in comes back to. */
  path: string
  /** Who is signed in, with the links of their menu: their desks, their collectives. */
  person: { handle: string; links: MenuLink[] } | null
  /** False on pages that carry the search field themselves. */
  search?: boolean
}

/** The band on top of every page. Without script: the menus are `<details>`, leaving is a form. */
export function SiteHeader({ locale, path, person, search = true }: SiteHeaderProps) {
  const text = uiWords[locale]
  const sections = [
    { href: '/topics', label: text.topics },
    { href: '/agencies', label: text.agencies },
    { href: '/collectives', label: text.collectives },
    { href: '/places', label: text.places },
  ]
  const links = sections.map(({ href, label }) => (
    <li key={href}>
      <a
        class="site-header__link"
        href={href}
        aria-current={path === href ? 'page' : isBelow(path, href) ? 'true' : undefined}
      >
        {label}
      </a>
    </li>
  ))
  return (
    <header class="site-header">
      <a class="site-header__skip" href="#content">
        {text.skip}
      </a>
      <div class="site-header__bar">
        <a class="site-header__home" href="/" aria-label={text.home}>
          <Logo />
        </a>
        <nav class="site-header__sections" aria-label={text.nav}>
          <ul>{links}</ul>
        </nav>
        {search && (
          <a class="site-header__search" href="/search">
            <Icon name="search" label={text.search} />
          </a>
        )}
        <a class="site-header__ask" href="/ask">
          <span class="site-header__long">{text.ask}</span>
          <span class="site-header__short">{text.askShort}</span>
        </a>
        {person ? (
          <details class="site-header__person">
            <summary class="site-header__link">
              <Avatar name={person.handle} small />
              <span class="site-header__handle">{person.handle}</span>
            </summary>
            <PersonMenu locale={locale} person={person} />
          </details>
        ) : (
          <a class="site-header__link site-header__enter" href={enterHref(path)}>
            {text.enter}
          </a>
        )}
        <details class="site-header__menu">
          <summary class="site-header__link">
            <Icon name="menu" label={text.menu} />
          </summary>
          <div class="site-header__panel">
            <nav aria-label={text.nav}>
              <ul>{links}</ul>
            </nav>
            {person ? (
              <PersonLinks locale={locale} person={person} />
            ) : (
              <a class="site-header__link" href={enterHref(path)}>
                {text.enter}
              </a>
            )}
          </div>
        </details>
      </div>
    </header>
  )
}

interface PersonProps {
  locale: Locale
  person: NonNullable<SiteHeaderProps['person']>
}

function PersonMenu(props: PersonProps) {
  return (
    <div class="site-header__panel">
      <PersonLinks {...props} />
    </div>
  )
}

function PersonLinks({ locale, person }: PersonProps) {
  const text = uiWords[locale]
  const links = [
    { href: `/people/${encodeURIComponent(person.handle)}`, label: text.myPage },
    ...person.links,
  ]
  return (
    <>
      <ul>
        {links.map(({ href, label }) => (
          <li key={href}>
            <a class="site-header__link" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action="/logout">
        <button class="site-header__link">{text.leave}</button>
      </form>
    </>
  )
}

function isBelow(path: string, href: string): boolean {
  return path.startsWith(`${href}/`) || path.startsWith(`${href}?`)
}

/** The sign-in page, which comes back here; from itself it goes nowhere else. */
function enterHref(path: string): string {
  return path === '/' || /^\/(login|signup)\b/.test(path)
    ? '/login'
    : `/login?next=${encodeURIComponent(path)}`
}
