import { Aggregator } from 'mingo/aggregator'
import { Context, evalExpr, ProcessingMode } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'
import { Lazy, type Iterator } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import type { Collation } from './collation.ts'
import { MongoFault } from './errors.ts'
import { compileQuery, type ExpressionCompiler } from './match.ts'
import { reachElements } from './paths.ts'
import { decodePlain, encode } from './raw-bson.ts'
import { parseSort, Sorter } from './sort.ts'
import { fieldsOf, type Doc } from './values.ts'

export interface AggregationOptions {
  /** The variables of `let`, already evaluated. */
  variables?: Doc | undefined
  /** Other collections, for `$lookup` and the like. */
  others?: OtherCollections | undefined
  collation?: Collation | undefined
}

/** How stages read other collections than their own. */
export interface OtherCollections {
  whole(name: string): Doc[]
  /** Documents whose field equals one of the values, found through indexes. */
  byField(name: string, field: string, values: unknown[]): Doc[]
}

/** The operators of mingo, with our own in the place of those where it differs from MongoDB. */
function contextFor({ others, collation }: AggregationOptions): Context {
  const expressions =
    (settings: Options): ExpressionCompiler =>
    (source) =>
    (doc) =>
      evalExpr(doc, source, settings)
  const own = {
    $match: (rows: Iterator, filter: unknown, settings: Options) => {
      const matches = compileQuery(filter, { collation, expressions: expressions(settings) })
      return rows.filter((doc: Doc) => matches(doc))
    },
    $sort: (rows: Iterator, sort: unknown) =>
      rows.transform((documents: Doc[]) => {
        const sorter = new Sorter<Doc>(parseSort(sort), 0, collation)
        for (const document of documents) sorter.add(document, document)
        return Lazy([...sorter.take()].filter((document) => document !== null))
      }),
    $lookup: (rows: Iterator, spec: Doc, settings: Options) => lookup(rows, spec, settings, others),
  }
  const { $out: _out, $merge: _merge, ...stages } = pipeline
  return Context.init({
    accumulator,
    expression,
    pipeline: { ...stages, ...(own as unknown as Partial<typeof pipeline>) },
    projection,
    query,
    window,
  })
}

// The plain form finds each document's partners through an index; one with a pipeline is mingo's, on the whole.
function lookup(
  rows: Iterator,
  spec: Doc,
  settings: Options,
  others: OtherCollections | undefined,
): Iterator {
  const { from, localField, foreignField, as } = spec
  if (!others || spec['pipeline'] !== undefined || typeof localField !== 'string') {
    return pipeline.$lookup(rows, spec as unknown as Parameters<typeof pipeline.$lookup>[1], settings)
  }
  return rows.map((doc: Doc) => {
    const local: unknown[] = []
    reachElements(doc, localField.split('.'), (value) => {
      if (!Array.isArray(value)) local.push(value ?? null)
      return false
    })
    const partners = others.byField(String(from), String(foreignField), local.length > 0 ? local : [null])
    return { ...doc, [String(as)]: partners }
  })
}

const optionsFor = (options: AggregationOptions): Options => ({
  idKey: '_id',
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  context: contextFor(options),
  ...(options.variables ? { variables: options.variables } : {}),
  ...(options.others ? { collectionResolver: options.others.whole } : {}),
  ...(options.collation ? { collation: options.collation.spec as { locale: string } } : {}),
})

/** A decoded document with plain numbers, as expressions compute with. */
export const plain = (doc: Doc): Doc => decodePlain(encode(doc))

/** Compiles an aggregation expression into a function of a document. */
export function compileExpression(source: unknown, options: AggregationOptions = {}): (doc: Doc) => unknown {
  const settings = optionsFor(options)
  const plainSource = plain({ source })['source']
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
