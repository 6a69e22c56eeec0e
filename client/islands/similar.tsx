import { render } from 'preact'
import type { SimilarDto } from '../../shared/api/search.ts'
import type { Locale } from '../../shared/text/words.ts'
import { CloseBy } from '../../shared/ui/ask/CloseBy.tsx'
import { askSimilar } from '../lib/ask-search.ts'

const afterTyping = 350
const enoughLetters = 8
const nothing: SimilarDto = { same: [], hits: [] }

/** Beside the question form: what was already asked or written about it, as the title is typed. */
export function mount(element: HTMLElement, { locale }: { locale: Locale }): void {
  const title = document.querySelector<HTMLInputElement>('#field-title')
  let asked = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(text: string): Promise<void> {
    asked.abort()
    asked = new AbortController()
    const found = text.trim().length < enoughLetters ? nothing : await askSimilar(text, asked.signal)
    if (found) render(<CloseBy {...found} locale={locale} />, element)
  }

  title?.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(title.value), afterTyping)
  })
  if (title) void look(title.value)
}
