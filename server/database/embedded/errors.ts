import type { Doc } from './values.ts'

/** MongoDB's numbers for the errors that this store answers; the names are MongoDB's own. */
export const codes = {
  InternalError: 1,
  BadValue: 2,
  NoSuchKey: 4,
  FailedToParse: 9,
  UserNotFound: 11,
  UnsupportedFormat: 12,
  TypeMismatch: 14,
  InvalidLength: 16,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  CommandNotFound: 59,
  ImmutableField: 66,
  InvalidIndexSpecificationOption: 197,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NetworkTimeout: 89,
  UnsatisfiableWriteConcern: 100,
  OperationFailed: 96,
  WriteConflict: 112,
  ConflictingOperationInProgress: 117,
  DocumentValidationFailure: 121,
  CommandNotSupported: 115,
  NamespaceNotSharded: 118,
  CannotIndexParallelArrays: 171,
  KeyNotFound: 211,
  SnapshotTooOld: 239,
  CappedPositionLost: 136,
  QueryPlanKilled: 175,
  TransactionTooOld: 225,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  OperationNotSupportedInTransaction: 263,
  IndexBuildAborted: 276,
  EmptyFieldName: 56,
  NoQueryExecutionPlans: 291,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
  Interrupted: 11601,
  OutOfDiskSpace: 14031,
  KeyTooLong: 17280,
  UnknownGroupOperator: 15952,
  UnrecognizedStage: 40324,
  OutputNotLast: 40601,
  MergeNeedsUniqueIndex: 51183,
  MergeFieldMissing: 51132,
  MergeStageNoMatchingDocument: 13113,
  UnknownArgument: 40415,
  ChangeStreamsNotSupported: 40573,
  FailPointEnabled: 9000,
} as const

export type CodeName = keyof typeof codes

const names = new Map<number, string>(Object.entries(codes).map(([name, code]) => [code, name]))

/** MongoDB's name of a code, or how it calls one that has none. */
export const nameOfCode = (code: number): string => names.get(code) ?? `Location${code}`

/** What a command answers when it cannot do what was asked: MongoDB's code, its name, and a sentence. */
export class MongoFault extends Error {
  readonly code: number
  readonly codeName: CodeName
  readonly labels: string[]
  readonly details: Doc

  constructor(codeName: CodeName, message: string, details: Doc = {}, labels: string[] = []) {
    super(message)
    this.name = 'MongoFault'
    this.code = codes[codeName]
    this.codeName = codeName
    this.labels = labels
    this.details = details
  }
}

const wayOut = 'set MONGODB_URL to a MongoDB replica set to use it'

/** Something that MongoDB has and this store has not: its own code, and how to get on. */
export const notSupported = (codeName: CodeName, what: string) =>
  new MongoFault(codeName, `${what} is not supported by the embedded store: ${wayOut}`)

/** A transaction lost against another writer; drivers and callers try the whole transaction again. */
export const writeConflict = () =>
  new MongoFault(
    'WriteConflict',
    'another transaction or write changed this document meanwhile: try the transaction again',
    {},
    ['TransientTransactionError'],
  )

export const shuttingDown = () => new MongoFault('InterruptedAtShutdown', 'the embedded store is closing')

export const timeLimit = () => new MongoFault('MaxTimeMSExpired', 'operation exceeded time limit')
