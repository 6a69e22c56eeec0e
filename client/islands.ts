/** An island's file: takes over an element that the server has rendered. */
export interface IslandModule {
  mount: (element: HTMLElement, props: never) => void
}

/** Each island by the name that the page gives it; loaded when a page has one. */
export const islands: Readonly<Record<string, () => Promise<IslandModule>>> = {
  chat: () => import('./islands/chat.tsx'),
  cite: () => import('./islands/cite.tsx'),
  outcome: () => import('./islands/outcome.tsx'),
  similar: () => import('./islands/similar.tsx'),
  suggest: () => import('./islands/suggest.tsx'),
  'thread-news': () => import('./islands/thread-news.tsx'),
}
