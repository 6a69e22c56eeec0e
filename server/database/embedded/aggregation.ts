import { Aggregator } from 'mingo/aggregator'
import { Context, evalExpr, ProcessingMode } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'
import type { Options } from 'mingo/types'
import { MongoFault } from './errors.ts'
import { decodePlain, encode } from './raw-bson.ts'
import { fieldsOf, isObject, type Doc } from './values.ts'

const context = Context.init({ accumulator, expression, pipeline, projection, query, window })

export interface AggregationOptions {
  /** The variables of `let`, already evaluated. */
  variables?: Doc | undefined
  /** Reads the whole of another collection, for `$lookup` and `$unionWith`. */
  resolve?: ((collection: string) => Doc[]) | undefined
  collation?: Doc | undefined
}

const optionsFor = ({ variables, resolve, collation }: AggregationOptions): Options => ({
  idKey: '_id',
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  context,
  ...(variables ? { variables } : {}),
  ...(resolve ? { collectionResolver: resolve } : {}),
  ...(collation ? { collation: collation as { locale: string } } : {}),
})

/** A decoded document with plain numbers, as expressions compute with. */
export const plain = (doc: Doc): Doc => decodePlain(encode(doc))

/** Compiles an aggregation expression into a function of a document. */
export function compileExpression(source: unknown, options: AggregationOptions = {}): (doc: Doc) => unknown {
  const settings = optionsFor(options)
  const plainSource = isObject(source) ? plain(source) : source
  return (doc) => {
    try {
      return evalExpr(plain(doc), plainSource, settings)
    } catch (error) {
      throw asFault(error)
    }
  }
}

/** Runs stages over documents with plain numbers. @throws UnrecognizedStage and the like as MongoFault */
export function* runStages(
  stages: Doc[],
  source: Iterable<Doc>,
  options: AggregationOptions = {},
): Generator<Doc, void> {
  const known = Object.keys(pipeline)
  for (const stage of stages) {
    const name = fieldsOf(stage)[0]?.[0]
    if (name === undefined || fieldsOf(stage).length !== 1) {
      throw new MongoFault(
        'BadValue',
        'A pipeline stage specification object must contain exactly one field.',
      )
    }
    if (!known.includes(name))
      throw new MongoFault('UnrecognizedStage', `Unrecognized pipeline stage name: '${name}'`)
  }
  try {
    const results = new Aggregator(stages, optionsFor(options)).stream(source as Iterable<never> as never)
    for (;;) {
      const { done, value } = results.next()
      if (done) return
      yield value as Doc
    }
  } catch (error) {
    throw asFault(error)
  }
}

const asFault = (error: unknown) =>
  error instanceof MongoFault
    ? error
    : new MongoFault('BadValue', error instanceof Error ? error.message : String(error))
