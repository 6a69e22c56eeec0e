import type { Actor } from './actor.ts'
import { allow, deny, signedOutReason, type Decision } from './decision.ts'

/** What the rules read of a thread. */
export interface ThreadFacts {
  authorId: string
  closedAt?: Date | undefined
  /** The question was withdrawn. */
  withdrawnAt?: Date | undefined
}

/** What the rules read of a post. */
export interface PostFacts {
  authorId: string
  kind: 'question' | 'answer' | 'chat' | 'system'
  withdrawnAt?: Date | undefined
}

export const mayAsk = (actor: Actor): Decision => signedIn(actor)

/** A closed thread is read, not written to. */
export function mayAnswer(actor: Actor, thread: ThreadFacts): Decision {
  return signedIn(actor, () => (thread.closedAt ? deny('thread-closed') : allow))
}

export const mayChat = mayAnswer

/** Words are revised by who wrote them, and by nobody else: agencies correct beside. */
export function mayRevise(actor: Actor, post: PostFacts): Decision {
  return signedIn(actor, () => {
    if (post.authorId !== actor.id) return deny('not-your-words')
    return post.kind === 'answer' ? allow : deny('not-an-answer')
  })
}

export function mayWithdraw(actor: Actor, post: PostFacts): Decision {
  return signedIn(actor, () => {
    if (post.kind === 'system') return deny('not-your-words')
    return post.authorId === actor.id ? allow : deny('not-your-words')
  })
}

/** Anyone signed in may say whether an answer worked for them, but not of their own answer. */
export function mayTellOutcome(actor: Actor, post: PostFacts): Decision {
  return signedIn(actor, () => {
    if (post.kind !== 'answer') return deny('not-an-answer')
    return post.authorId === actor.id ? deny('own-answer') : allow
  })
}

/** The asker alone says which answer solved the question. */
export function mayChooseSolution(actor: Actor, thread: ThreadFacts): Decision {
  return signedIn(actor, () => (thread.authorId === actor.id ? allow : deny('not-the-asker')))
}

function signedIn(actor: Actor, then: () => Decision = () => allow): Decision {
  return actor.id === undefined ? deny(signedOutReason) : then()
}
