import { MongoFault } from '../errors.ts'
import type { Request } from '../request.ts'
import { noSuchTransaction } from '../transactions.ts'
import type { Doc } from '../values.ts'

export async function commitTransaction({ session, transaction, progress }: Request): Promise<Doc> {
  if (!session) throw noSuchTransaction()
  // A commit that is sent again, because its answer was lost, is answered as it was.
  if (session.ended === 'committed') return {}
  if (!transaction) throw noSuchTransaction()
  session.ended = 'aborted'
  await transaction.commit(() => progress?.keep({}))
  session.ended = 'committed'
  return {}
}

export function abortTransaction({ session, transaction }: Request): Doc {
  if (session?.ended === 'committed')
    throw new MongoFault('TransactionCommitted', 'the transaction has been committed')
  if (!session || !transaction) throw noSuchTransaction()
  transaction.abort()
  session.ended = 'aborted'
  return {}
}
