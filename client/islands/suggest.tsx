import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SearchHitDto, SuggestionsDto } from '../../shared/api/search.ts'
import { searchWords } from '../../shared/text/search.ts'
import type { Locale } from '../../shared/text/words.ts'
import { SearchForm } from '../../shared/ui/forms/SearchForm.tsx'
import { Suggestions, suggestionId } from '../../shared/ui/search/Suggestions.tsx'

interface SuggestProps {
  locale: Locale
  value?: string
  hidden?: Record<string, string>
  label?: string
  labelHidden?: boolean
}

const LIST = 'search-suggestions'

/**
 * Suggestions under the search field while one types: a combobox whose list is chosen from with the arrows. Enter
 * without a choice sends the form, as it does without script.
 */
function Suggest({ locale, value = '', ...form }: SuggestProps) {
  const [typed, setTyped] = useState(value)
  const [hits, setHits] = useState<readonly SearchHitDto[]>([])
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const asked = useRef<AbortController | undefined>(undefined)
  const text = searchWords[locale]
  const shown = open && hits.length > 0

  useEffect(() => () => asked.current?.abort(), [])

  function type(text: string): void {
    setTyped(text)
    setActive(-1)
    setOpen(true)
    asked.current?.abort()
    asked.current = new AbortController()
    void suggestionsFor(text, asked.current.signal).then((found) => found && setHits(found))
  }

  function press(event: KeyboardEvent): void {
    const hit = hits[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (hits.length === 0) return
      event.preventDefault()
      setOpen(true)
      setActive(next(active, event.key === 'ArrowDown' ? 1 : -1, hits.length))
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      setOpen(false)
      setActive(-1)
    } else if (event.key === 'Enter' && shown && hit) {
      event.preventDefault()
      goTo(hit)
    }
  }

  // What makes the plain field a combobox.
  const combobox = {
    role: 'combobox',
    autoComplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': shown,
    'aria-controls': LIST,
    'aria-activedescendant': shown && active >= 0 ? suggestionId(LIST, active) : undefined,
    onInput: (event: { currentTarget: HTMLInputElement }) => type(event.currentTarget.value),
    onKeyDown: press,
  }

  return (
    <div
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOpen(false)
      }}
    >
      <SearchForm locale={locale} value={typed} {...form} control={combobox}>
        <Suggestions id={LIST} hits={shown ? hits : []} active={active} locale={locale} onChoose={goTo} />
        <p class="visually-hidden" role="status">
          {shown && text.suggested(hits.length)}
        </p>
      </SearchForm>
    </div>
  )
}

/** The next place in the list; beyond either end stands the field itself. */
const next = (active: number, step: 1 | -1, count: number): number =>
  ((active + 1 + step + count + 1) % (count + 1)) - 1

/** Undefined when the person has typed on, or nothing came: what is shown stays. */
async function suggestionsFor(typed: string, signal: AbortSignal): Promise<SearchHitDto[] | undefined> {
  try {
    const response = await fetch(`/search/suggest?q=${encodeURIComponent(typed)}`, {
      headers: { Accept: 'application/json' },
      signal,
    })
    return response.ok ? ((await response.json()) as SuggestionsDto).hits : undefined
  } catch {
    return undefined // a suggestion that does not come is no error: the form works without
  }
}

const goTo = ({ url }: SearchHitDto): void => location.assign(url)

/** Takes the place of the plain form; what was typed before the script came stays, and so does the focus. */
export function mount(element: HTMLElement, props: SuggestProps): void {
  const plain = element.querySelector('input')
  const isFocused = plain !== null && plain === document.activeElement
  const value = plain?.value ?? props.value ?? ''
  element.replaceChildren()
  render(<Suggest {...props} value={value} />, element)
  if (isFocused) element.querySelector('input')?.focus()
}
