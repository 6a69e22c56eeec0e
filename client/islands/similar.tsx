import { render } from 'preact'
import type { Locale } from '../../shared/text/words.ts'
import { CloseBy } from '../../shared/ui/ask/CloseBy.tsx'
import { askSearch } from '../lib/ask-search.ts'

const afterTyping = 350
const enoughLetters = 8
const shown = 5

/** Beside the question form: what was already asked or written about it, as the title is typed. */
export function mount(element: HTMLElement, { locale }: { locale: Locale }): void {
  const title = document.querySelector<HTMLInputElement>('#field-title')
  let asked = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(text: string): Promise<void> {
    asked.abort()
    asked = new AbortController()
    if (text.trim().length < enoughLetters) return render(<CloseBy hits={[]} locale={locale} />, element)
    const address = `/search?kind=thread&kind=fiche&q=${encodeURIComponent(text)}`
    const hits = await askSearch(address, asked.signal)
    if (hits) render(<CloseBy hits={hits.slice(0, shown)} locale={locale} />, element)
  }

  title?.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(title.value), afterTyping)
  })
  if (title) void look(title.value)
}
