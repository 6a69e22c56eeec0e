import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'

export interface PaginationProps {
  locale: Locale
  previous?: string | null | undefined
  next?: string | null | undefined
  /** Where the total is known: which page this is, of how many, and the address of each. */
  numbered?: { page: number; pages: number; hrefOf: (page: number) => string } | undefined
}

/** The way through a list that is longer than a page. Nothing when it is not. */
export function Pagination({ locale, previous, next, numbered }: PaginationProps) {
  const text = uiWords[locale]
  const pages = numbered === undefined ? [] : shown(numbered.page, numbered.pages)
  if (!previous && !next && pages.length < 2) return null
  return (
    <nav class="pagination" aria-label={text.pages}>
      <ul class="pagination__list">
        {previous && (
          <li>
            <a class="pagination__page" href={previous} rel="prev">
              {text.previous}
            </a>
          </li>
        )}
        {numbered &&
          pages.map((page, index) => (
            <li class={page - (pages[index - 1] ?? 0) > 1 ? 'pagination__after-gap' : undefined} key={page}>
              <a
                class="pagination__page"
                href={numbered.hrefOf(page)}
                aria-label={text.page(page)}
                aria-current={page === numbered.page ? 'page' : undefined}
              >
                {page}
              </a>
            </li>
          ))}
        {next && (
          <li>
            <a class="pagination__page" href={next} rel="next">
              {text.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The first page, the last, and those around this one: few enough to fit on a narrow screen. */
function shown(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages)
  return [...new Set(near)].sort((a, b) => a - b)
}
