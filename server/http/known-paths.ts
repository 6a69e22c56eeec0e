import type { Door } from './routes.ts'

/** Tells the paths that a page of ours may have. The doors are read at the first question, when all are registered. */
export function knownPaths(doors: () => readonly Door[]): (pathname: string) => boolean {
  let patterns: RegExp[] | undefined
  return (pathname) => {
    patterns ??= doors()
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => patternOf(path))
    return patterns.some((pattern) => pattern.test(pathname))
  }
}

/** `/threads/:threadId` → every path with one segment there. Our paths are made of words, `:names`, dots and dashes. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', String.raw`\.`).replace(/:\w+/g, '[^/]+')}$`)
