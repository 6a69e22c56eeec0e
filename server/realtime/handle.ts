import { randomUUID } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { Acknowledged } from '../../shared/api/live.ts'
import type { Limits } from '../../shared/limits.ts'
import type { Clock } from '../adapters/clock/clock.ts'
import type { Context, SignedInContext } from '../context.ts'
import { Malformed, NotFound, SignInFirst, TooMany } from '../errors.ts'
import { parse } from '../http/parse.ts'
import { presentProblem, problemOf } from '../http/problem-handler.tsx'
import type { Guard } from '../http/routes.ts'
import type { Logger } from '../logger.ts'
import type { Connection } from './connection.ts'

/** What `npm run doors` prints of an event. */
export interface EventDoor {
  event: string
  guard: Guard
  fields: string[]
}

interface EventOptions<G extends Guard, P extends z.ZodObject> {
  guard: G
  payload: P
  /** Counted for the person among their messages, beside what everybody's events count for. */
  rate?: 'chat'
}

/** One event that came in, checked. */
export interface Knock<G extends Guard, P> {
  connection: Connection
  ctx: G extends 'everyone' ? Context : SignedInContext
  payload: P
  /** Answers at once, for what must be heard before anything that is told next; what the handler resolves to then counts no more. */
  acknowledge: (result: object) => void
}

interface Registered {
  guard: Guard
  payload: z.ZodObject
  rate: 'chat' | undefined
  answer: (knock: Knock<'signed-in', never>) => Promise<object | void>
}

/** A set of events that browsers may send. Each names its guard and its payload, as routes do. */
export interface Events {
  doors: EventDoor[]
  registered: Map<string, Registered>
  /** @param answer what it resolves to is acknowledged with `ok: true` */
  on: <G extends Guard, P extends z.ZodObject>(
    event: string,
    options: EventOptions<G, P>,
    answer: (knock: Knock<G, z.output<P>>) => Promise<object | void>,
  ) => void
}

export function events(): Events {
  const doors: EventDoor[] = []
  const registered: Events['registered'] = new Map()
  return {
    doors,
    registered,
    on(event, { guard, payload, rate }, answer) {
      doors.push({ event, guard, fields: Object.keys(payload.shape) })
      // What `handle` gives it has been checked against this very guard and payload.
      registered.set(event, { guard, payload, rate, answer: answer as never })
    },
  }
}

interface HandleParts {
  events: readonly Events[]
  clock: Clock
  limits: Limits['rate']
  log: Logger
}

/** Answers one event of a connection. Never throws, whatever came. */
export type Handle = (connection: Connection, event: string, args: readonly unknown[]) => void

type Answer = (acknowledged: Acknowledged<object>) => void

/** Events of one connection that may wait for the one before them. */
const mostWaiting = 200

/**
 * The one function that every event of every socket goes through: limits, guard, payload, answer, in this order. The events of
 * one connection are answered one after the other, so that what somebody sends keeps its order.
 */
export function createHandle({ events, clock, limits, log }: HandleParts): Handle {
  const registered = new Map(events.flatMap((set) => [...set.registered]))
  const ofConnection = limiter(limits.events)
  const ofPerson = { chat: limiter(limits.chat) }

  async function answerTo(
    connection: Connection,
    event: string,
    payload: unknown,
    acknowledge: Knock<Guard, never>['acknowledge'],
  ): Promise<void> {
    const door = registered.get(event)
    await spend(ofConnection, connection.id)
    if (!door) throw new NotFound(`event ${event}`)
    const { actor, locale } = connection
    if (door.guard !== 'everyone' && actor.id === undefined) throw new SignInFirst(event)
    if (door.rate && actor.id !== undefined) await spend(ofPerson[door.rate], actor.id)
    if (!isPlainObject(payload)) throw new Malformed(`${event} takes one object`)
    const checked = parse(door.payload, payload)
    // The cast holds because whoever is signed out was refused above, where the guard asks for a person.
    const ctx = { actor, locale, now: clock.now(), requestId: randomUUID() } as SignedInContext
    acknowledge((await door.answer({ connection, ctx, payload: checked as never, acknowledge })) ?? {})
  }

  return (connection, event, args) => {
    const last = args.at(-1)
    const payload = typeof args[0] === 'function' ? undefined : args[0]
    const answer = once(typeof last === 'function' ? (last as Answer) : () => {})
    const refuse = (error: unknown) => {
      const requestId = randomUUID()
      const problem = problemOf(error, log, requestId)
      answer({ ok: false, problem: presentProblem(problem, connection.locale, requestId) })
    }
    if (connection.waiting >= mostWaiting) return refuse(new TooMany(1))
    const acknowledge = (result: object) => answer({ ok: true, ...result })
    connection.inTurn(() => answerTo(connection, event, payload, acknowledge).catch(refuse))
  }
}

function once(answer: Answer): Answer {
  let given = false
  return (acknowledged) => {
    if (!given) answer(acknowledged)
    given = true
  }
}

const limiter = ({ count, per }: { count: number; per: number }) =>
  new RateLimiterMemory({ points: count, duration: per / 1000 })

/** @throws TooMany */
async function spend(limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.consume(key).catch((refusal: unknown) => {
    if (refusal instanceof Error) throw refusal
    throw new TooMany((refusal as { msBeforeNext: number }).msBeforeNext / 1000)
  })
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
