import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'
import { Button } from '../forms/Button.tsx'

export interface FacetGroup {
  name: string
  legend: string
  options: { value: string; label: string; count?: number | undefined; chosen?: boolean }[]
}

export interface FacetsProps {
  locale: Locale
  groups: FacetGroup[]
  action: string
  /** How many there are to refine; absent where nobody counted. */
  total?: number | undefined
  /** What else the address carries, and keeps. */
  hidden?: Record<string, string>
}

/** Filters as a plain form; on narrow screens one line that unfolds. */
export function Facets({ locale, groups, action, total, hidden = {} }: FacetsProps) {
  const text = uiWords[locale]
  const present = groups.filter(({ options }) => options.length > 0)
  if (present.length === 0) return null
  const isRefined = present.some(({ options }) => options.some(({ chosen }) => chosen))
  if (total === 0 && !isRefined) return null
  return (
    <details class="facets" open={isRefined}>
      <summary class="facets__summary button button--secondary">
        {total === undefined ? text.refineUncounted : text.refine(total)}
      </summary>
      <form class="facets__form" action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {present.map(({ name, legend, options }) => (
          <fieldset class="facets__group" key={name}>
            <legend class="facets__legend">{legend}</legend>
            {options.map(({ value, label, count, chosen = false }) => (
              <label class="facets__option" key={value}>
                <input class="facets__control" type="checkbox" name={name} value={value} checked={chosen} />
                <span class="facets__label">{label}</span>
                {count !== undefined && <span class="facets__count">{count}</span>}
              </label>
            ))}
          </fieldset>
        ))}
        <Button kind="secondary" small>
          {text.apply}
        </Button>
      </form>
    </details>
  )
}
