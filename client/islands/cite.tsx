import { render } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { threadIslandWords } from '../../shared/text/thread-islands.ts'
import type { Locale } from '../../shared/text/words.ts'
import { FichesAtHand, type FicheAtHand } from '../../shared/ui/answer-form/FichesAtHand.tsx'
import { Button } from '../../shared/ui/forms/Button.tsx'
import { Field } from '../../shared/ui/forms/Field.tsx'
import { askSearch } from '../lib/ask-search.ts'

interface CiteProps {
  /** Several stand on one page: what tells their fields apart. */
  id?: string
  fiches: FicheAtHand[]
  locale: Locale
  /** The field that sources are typed in. */
  sources: HTMLTextAreaElement | null
}

const year = 365 * 86_400_000

/** Sheets of the topic, or found by words; one press puts a sheet among the sources. */
function Cite({ id, fiches, locale, sources }: CiteProps) {
  const [found, setFound] = useState<readonly FicheAtHand[]>(fiches)
  const [cited, setCited] = useState<FicheAtHand>()
  const asked = useRef(new AbortController())
  const text = threadIslandWords[locale]

  async function look(typed: string): Promise<void> {
    asked.current.abort()
    asked.current = new AbortController()
    if (typed.trim() === '') return setFound(fiches)
    const hits = await askSearch(`/search?kind=fiche&q=${encodeURIComponent(typed)}`, asked.current.signal)
    const isStale = (date: string | null) => date !== null && Date.now() - Date.parse(date) > year
    if (hits) setFound(hits.slice(0, 6).map(({ id, title, date }) => ({ id, title, stale: isStale(date) })))
  }

  function cite(fiche: FicheAtHand): void {
    if (!sources) return
    sources.value = [...sources.value.split('\n').filter((line) => line.trim() !== ''), fiche.id].join('\n')
    setCited(fiche)
  }

  return (
    <div>
      <Field
        kind="search"
        name="fiche-words"
        {...(id !== undefined && { id: `${id}-words` })}
        label={text.searchFiches}
        locale={locale}
        control={{
          onInput: (event) => void look(event.currentTarget.value),
          // Enter would send the form around it.
          onKeyDown: (event) => event.key === 'Enter' && event.preventDefault(),
          autoComplete: 'off',
        }}
      />
      <FichesAtHand
        fiches={found}
        locale={locale}
        actionsOf={(fiche) => (
          <Button type="button" kind="secondary" small onClick={() => cite(fiche)}>
            {text.citeFiche}
            <span class="visually-hidden"> {fiche.title}</span>
          </Button>
        )}
      />
      <p role="status">{cited && text.cited(cited.title)}</p>
    </div>
  )
}

export function mount(element: HTMLElement, props: Omit<CiteProps, 'sources'>): void {
  const sources =
    element.closest('form')?.querySelector<HTMLTextAreaElement>('textarea[name=sources]') ?? null
  element.replaceChildren()
  render(<Cite {...props} sources={sources} />, element)
}
