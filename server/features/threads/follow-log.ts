import { catchUp, changedBy } from './catch-up.ts'
import { onAppended } from './log-feed.ts'
import { highestSeq, listPostsAfter } from './post.repo.ts'
import { readAhead } from './read-ahead.ts'

/** What it takes to follow a thread's log: what was just appended, what lies ahead, and what somebody has missed. */
export const followLog = { catchUp, changedBy, highestSeq, listPostsAfter, onAppended, readAhead }
