/** Near enough to the end to be reading it, in pixels. */
const near = 48

/** Where one reads in a list that grows at its end. */
export interface ReadingPlace {
  /**
   * Grows the list, and stays at its end for whoever reads there, or has just written; nobody else's place moves.
   */
  keep(grow: () => void, toEnd: boolean): void
  /** Which of these numbers the reader has not come to, as the first and how many. */
  unread(numbers: readonly number[]): { from: number; count: number } | undefined
  /** Calls back when what was unread has been come to. */
  onRead(listener: () => void): void
}

/**
 * @param scroller what scrolls, where there is room for it; on a narrow screen the whole page does
 * @param list what grows in it
 */
export function readingPlace(scroller: HTMLElement, list: Element): ReadingPlace {
  const scrolls = () => scroller.scrollHeight > scroller.clientHeight + 1
  const atEnd = () => {
    if (document.hidden) return false
    if (scrolls()) return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= near
    return list.getBoundingClientRect().bottom <= innerHeight + near
  }
  const toEnd = () => {
    if (scrolls()) scroller.scrollTop = scroller.scrollHeight
  }
  let read = -1
  let newest = -1
  let listener = () => {}
  const look = () => {
    if (newest <= read || !atEnd()) return
    read = newest
    listener()
  }
  scroller.addEventListener('scroll', look, { passive: true })
  addEventListener('scroll', look, { passive: true })
  document.addEventListener('visibilitychange', look)
  if (!location.hash) toEnd()

  return {
    keep(grow, wrote) {
      const stays = wrote || atEnd()
      if (stays) read = Number.MAX_SAFE_INTEGER
      grow()
      if (!stays) return
      read = newest
      toEnd()
    },
    unread(numbers) {
      newest = Math.max(newest, ...numbers)
      const left = numbers.filter((number) => number > read)
      const [from] = left
      return from === undefined ? undefined : { from, count: left.length }
    },
    onRead(next) {
      listener = next
    },
  }
}
