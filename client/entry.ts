import { islands } from './islands.ts'

/** Brings each island below an element to life, alone: one that breaks leaves the rest of the page working. */
function wake(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-island]')) {
    const name = element.dataset['island'] ?? ''
    const props: unknown = JSON.parse(element.dataset['props'] ?? '{}')
    islands[name]?.()
      .then(({ mount }) => mount(element, props as never))
      .catch((error: unknown) => reportError(error))
  }
}

// An island that brings in a part of a fresh page says so here.
document.addEventListener('palier:added', ({ target }) => {
  if (target instanceof Element) wake(target)
})
wake(document)
