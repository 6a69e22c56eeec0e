import type { ThreadStatus } from '../../api/threads.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'

export interface MiniStairProps {
  status: ThreadStatus
  locale: Locale
}

const climbed: Record<ThreadStatus, string> = {
  open: 'M1 17v-4h6.5v4z',
  answered: 'M1 17v-4h6.5V9H14v8z',
  validated: 'M1 17v-4h6.5V9H14V5h6.5v12z',
  solved: 'M1 17v-4h6.5V9H14V5h6.5V1H27v16z',
  closed: '',
}

/** The stair of a question in a line of a list, filled up to where it stands, with the word. */
export function MiniStair({ status, locale }: MiniStairProps) {
  return (
    <span class="mini-stair">
      <svg class="mini-stair__drawing" viewBox="0 0 28 18" aria-hidden="true">
        <path class="mini-stair__climbed" d={climbed[status]} />
        <path class="mini-stair__outline" d="M1 17v-4h6.5V9H14V5h6.5V1H27v16z" />
      </svg>
      {threadWords[locale][status]}
    </span>
  )
}
