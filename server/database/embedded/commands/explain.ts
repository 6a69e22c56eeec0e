import { MongoFault } from '../errors.ts'
import { find as findDocuments, noStats, planFor, type FindRequest } from '../execute.ts'
import { parseFilter } from '../filter.ts'
import type { Plan } from '../plan.ts'
import { collationFor, collectionName, readRows, viewFor, type Request } from '../request.ts'
import { parseSort } from '../sort.ts'
import { fieldsOf, isObject, toNumber, type Doc } from '../values.ts'
import { splitPipeline } from './aggregate.ts'
import { expressionsFor } from './find.ts'

const verbosities: unknown[] = ['queryPlanner', 'executionStats', 'allPlansExecution']

/** Says how a command would be carried out, and, unless only that is asked, what its reading part examines. */
export async function explain(request: Request): Promise<Doc> {
  const inner = request.command['explain']
  if (!isObject(inner)) throw new MongoFault('BadValue', 'explain needs a command')
  const name = fieldsOf(inner)[0]?.[0] ?? ''
  const verbosity = request.command['verbosity'] ?? 'allPlansExecution'
  if (!verbosities.includes(verbosity)) {
    throw new MongoFault('BadValue', `verbosity must be one of ${verbosities.join(', ')}`)
  }
  if (name === 'aggregate' && inner['writeConcern'] !== undefined)
    throw new MongoFault('FailedToParse', "Aggregation explain does not support the 'writeConcern' option")
  const explained: Request = { ...request, name, command: inner }
  const query = queryOf(explained)
  const collectionNamed = collectionName(explained)
  const collection = request.engine.catalog.find(request.db, collectionNamed)
  const stats = noStats()
  const began = performance.now()
  let plan: Plan = { kind: 'collection', backwards: false }
  if (collection) {
    const { view, done } = viewFor(request)
    try {
      plan = planFor(request.engine.storage, view, collection, query)
      const rows = findDocuments(request.engine.storage, view, collection, query, plan, stats)
      if (verbosity !== 'queryPlanner') await readRows(rows, request, () => 'more')
    } finally {
      done()
    }
  }
  const stage = describe(plan, query, collection !== undefined)
  const queryPlanner = {
    namespace: `${request.db}.${collectionNamed}`,
    winningPlan: stage,
    rejectedPlans: [],
  }
  const examined = { keysExamined: stats.keysExamined, docsExamined: stats.docsExamined }
  const executionStats = {
    executionSuccess: true,
    nReturned: stats.returned,
    executionTimeMillis: Math.round(performance.now() - began),
    totalKeysExamined: stats.keysExamined,
    totalDocsExamined: stats.docsExamined,
    executionStages: { ...stage, nReturned: stats.returned, ...examined },
  }
  const cursor = verbosity === 'queryPlanner' ? { queryPlanner } : { queryPlanner, executionStats }
  const rest = name === 'aggregate' ? splitPipeline(inner['pipeline'] as Doc[]).rest : []
  return {
    explainVersion: '1',
    ...(rest.length > 0 ? { stages: [{ $cursor: cursor }, ...rest] } : cursor),
    command: inner,
    serverInfo: { version: '7.0.0' },
  }
}

function queryOf(request: Request): FindRequest {
  const { command, engine, db, name } = request
  const collection = engine.catalog.find(db, String(command[name]))
  const base = {
    skip: 0,
    limit: 0,
    sort: parseSort(undefined),
    hint: command['hint'],
    expressions: expressionsFor(request),
  }
  const statement = (
    Array.isArray(command['updates'])
      ? command['updates'][0]
      : Array.isArray(command['deletes'])
        ? command['deletes'][0]
        : command
  ) as Doc
  const collation = collationFor(statement['collation'], collection)
  switch (name) {
    case 'find':
      return {
        ...base,
        collation,
        filter: parseFilter(command['filter']),
        sort: parseSort(command['sort']),
        skip: toNumber(command['skip']) ?? 0,
        limit: Math.abs(toNumber(command['limit']) ?? 0),
      }
    case 'aggregate': {
      const { find } = splitPipeline(command['pipeline'] as Doc[])
      return {
        ...base,
        collation,
        filter: { kind: 'and', parts: find.filters.map(parseFilter) },
        sort: parseSort(find.sort),
        skip: find.skip,
        limit: find.limit,
      }
    }
    case 'count':
    case 'distinct':
      return { ...base, collation, filter: parseFilter(command['query']) }
    case 'findAndModify':
      return {
        ...base,
        collation,
        filter: parseFilter(command['query']),
        sort: parseSort(command['sort']),
        limit: 1,
      }
    case 'update':
      return {
        ...base,
        collation,
        filter: parseFilter(statement['q']),
        limit: statement['multi'] === true ? 0 : 1,
      }
    case 'delete':
      return {
        ...base,
        collation,
        filter: parseFilter(statement['q']),
        limit: toNumber(statement['limit']) ?? 0,
      }
    default:
      throw new MongoFault('CommandNotFound', `Explain failed due to unknown command: ${name}`)
  }
}

function describe(plan: Plan, query: FindRequest, exists: boolean): Doc {
  if (!exists) return { stage: 'EOF' }
  const fetch = describeAccess(plan)
  const sorted = query.sort.length === 0 || (plan.kind === 'index' && plan.sorted)
  return sorted
    ? fetch
    : {
        stage: 'SORT',
        sortPattern: Object.fromEntries(query.sort.map((field) => [field.path, field.descending ? -1 : 1])),
        inputStage: fetch,
      }
}

function describeAccess(plan: Plan): Doc {
  if (plan.kind === 'collection')
    return { stage: 'COLLSCAN', direction: plan.backwards ? 'backward' : 'forward' }
  if (plan.kind === 'union')
    return {
      stage: 'FETCH',
      inputStage: { stage: 'OR', inputStages: plan.plans.map((one) => describeAccess(one)['inputStage']) },
    }
  const { index } = plan
  return {
    stage: 'FETCH',
    inputStage: {
      stage: 'IXSCAN',
      keyPattern: index.spec['key'],
      indexName: index.name,
      isMultiKey: index.multikey.includes(true),
      isUnique: index.unique,
      isSparse: index.sparse,
      isPartial: index.partial !== undefined,
      direction: plan.backwards ? 'backward' : 'forward',
      boundedFields: plan.bounded,
      ranges: plan.ranges.length,
    },
  }
}
