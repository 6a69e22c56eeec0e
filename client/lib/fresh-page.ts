import { parsePage } from './body-html.ts'

/**
 * Puts parts of this page as it is now, with this reader's own buttons, in the place of those on screen. The rest stays, and
 * with it all that is being typed.
 * @throws Error when the page does not come
 */
export async function freshenParts(selectors: readonly string[]): Promise<void> {
  const response = await fetch(location.pathname, { headers: { Accept: 'text/html' } })
  if (!response.ok) throw new Error(`the page answered ${response.status}`)
  const fresh = parsePage(await response.text())
  for (const selector of selectors) {
    const [now, next] = [document.querySelector(selector), fresh.querySelector(selector)]
    if (!now || !next) continue
    const part = document.importNode(next, true)
    now.replaceWith(part)
    part.dispatchEvent(new Event('palier:added', { bubbles: true }))
  }
}
