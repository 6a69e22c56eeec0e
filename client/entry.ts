import { islands } from './islands.ts'

/** Brings each island of the page to life, alone: one that breaks leaves the rest of the page working. */
for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
  const name = element.dataset['island'] ?? ''
  const props: unknown = JSON.parse(element.dataset['props'] ?? '{}')
  islands[name]?.()
    .then(({ mount }) => mount(element, props as never))
    .catch((error: unknown) => reportError(error))
}
