/** A connection that is back within this time was never missed, in milliseconds. */
const grace = 2_000
/** How long good news stays, in milliseconds. */
const stays = 5_000

/**
 * Says in a head that the connection is gone, and when it is back; politely, and not at all for a moment's absence.
 * @returns to be told of each change
 */
export function connectionStatus(
  head: Element | null,
  text: { offline: string; back: string },
): (isUp: boolean) => void {
  const line = document.createElement('p')
  line.className = 'chat__status'
  line.setAttribute('role', 'status')
  head?.append(line)
  let timer: ReturnType<typeof setTimeout> | undefined
  let was: boolean | undefined

  return (isUp) => {
    if (isUp === was) return
    was = isUp
    clearTimeout(timer)
    if (!isUp) {
      timer = setTimeout(() => (line.textContent = text.offline), navigator.onLine ? grace : 0)
    } else if (line.textContent !== '') {
      line.textContent = text.back
      timer = setTimeout(() => (line.textContent = ''), stays)
    }
  }
}
