import type { Door } from './routes.ts'

const isPage = ({ method }: Door): boolean => method === 'GET'

/**
 * Tells the paths that a door of ours may have, such as those of pages. The doors are read at the first question, when all are
 * registered.
 */
export function knownPaths(
  doors: () => readonly Door[],
  fits: (door: Door) => boolean = isPage,
): (pathname: string) => boolean {
  let patterns: RegExp[] | undefined
  return (pathname) => {
    patterns ??= doors()
      .filter(fits)
      .map(({ path }) => patternOf(path))
    return patterns.some((pattern) => pattern.test(pathname))
  }
}

/** `/threads/:threadId` → every path with one segment there. Our paths are made of words, `:names`, dots and dashes. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', String.raw`\.`).replace(/:\w+/g, '[^/]+')}$`)
