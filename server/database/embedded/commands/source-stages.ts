import { UUID } from 'bson'
import { MongoFault } from '../errors.ts'
import type { Request } from '../request.ts'
import { fieldsOf, isObject, type Doc } from '../values.ts'

/** Stages that begin a pipeline with what is no collection's. */
const sources: Record<string, (request: Request) => Doc[]> = {
  // A document out of nothing, on which $documents then computes its own.
  $documents: () => [],
  $listLocalSessions: ({ engine }) =>
    engine.sessions.list().map(({ id, lastUsed }) => ({
      _id: { id: new UUID(id), uid: Buffer.alloc(32) },
      lastUse: new Date(lastUsed),
    })),
  $currentOp: ({ engine, client }) =>
    engine.listRunning().map(({ command, began }) => {
      const [name, target] = fieldsOf(command)[0] ?? []
      return {
        type: 'op',
        host: client.address,
        active: true,
        op: 'command',
        ns: `${String(command['$db'])}.${typeof target === 'string' ? target : `$cmd.${name}`}`,
        command: told(command),
        microsecs_running: Math.round((performance.now() - began) * 1_000),
      }
    }),
}

// What is written is the writer's affair.
function told(command: Doc): Doc {
  const { documents: _documents, updates: _updates, deletes: _deletes, ...rest } = command
  return rest
}

/** The documents that a pipeline begins with, when its first stage says so; and the stages that are left. */
export function sourceRows(
  { command, ...request }: Request,
  stages: Doc[],
): { documents: Doc[]; rest: Doc[] } | undefined {
  const [first, ...rest] = stages
  const name = isObject(first) ? fieldsOf(first)[0]?.[0] : undefined
  const source = name === undefined ? undefined : sources[name]
  if (!source) return undefined
  if (typeof command['aggregate'] === 'string')
    throw new MongoFault('InvalidNamespace', `{aggregate: 1} is needed for ${String(name)}`)
  return { documents: source({ command, ...request }), rest: name === '$documents' ? stages : rest }
}
