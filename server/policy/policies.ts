import { NotAllowed, SignInFirst } from '../errors.ts'
import type { Actor } from './actor.ts'
import {
  mayAskRecognition,
  mayCreateCollective,
  mayDecideRecognition,
  mayReplyToRefusal,
} from './collective.policy.ts'
import { signedOutReason, type Decision } from './decision.ts'
import { mayReadReports, mayReport } from './report.policy.ts'
import {
  mayAnswer,
  mayAsk,
  mayChat,
  mayChooseSolution,
  mayRevise,
  mayTellOutcome,
  mayWithdraw,
} from './thread.policy.ts'
import { mayOpenDesk, mayValidate } from './validation.policy.ts'

/** Every action that somebody may or may not do. An action without a row in the permission matrix fails its test. */
export const policies = {
  'thread.ask': mayAsk,
  'thread.answer': mayAnswer,
  'thread.chat': mayChat,
  'thread.choose-solution': mayChooseSolution,
  'answer.revise': mayRevise,
  'answer.tell-outcome': mayTellOutcome,
  'answer.validate': mayValidate,
  'post.withdraw': mayWithdraw,
  'agency.desk': mayOpenDesk,
  'collective.create': mayCreateCollective,
  'collective.ask-recognition': mayAskRecognition,
  'recognition.decide': mayDecideRecognition,
  'recognition.reply': mayReplyToRefusal,
  'report.create': mayReport,
  'report.read': mayReadReports,
} satisfies Record<string, (actor: Actor, ...facts: never[]) => Decision>

export type Action = keyof typeof policies
/** What an action's policy reads beside the actor. */
export type FactsOf<A extends Action> = (typeof policies)[A] extends (
  actor: Actor,
  ...facts: infer F
) => Decision
  ? F
  : never

export function can<A extends Action>(actor: Actor, action: A, ...facts: FactsOf<A>): Decision {
  const policy: (actor: Actor, ...facts: FactsOf<A>) => Decision = policies[action] as never
  return policy(actor, ...facts)
}

/** @throws SignInFirst when signing in might help, NotAllowed with the reason otherwise */
export function authorize<A extends Action>(actor: Actor, action: A, ...facts: FactsOf<A>): void {
  const decision = can(actor, action, ...facts)
  if (decision.allowed) return
  if (decision.reason === signedOutReason) throw new SignInFirst(`${action} needs a person`)
  throw new NotAllowed(decision.reason)
}
