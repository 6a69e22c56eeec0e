import type { Engine } from '../../server/database/embedded/engine.ts'
import { decodePlain } from '../../server/database/embedded/raw-bson.ts'

/** Where the writer that is killed writes. */
export const database = 'crash'

/** The unique key of a document, and the one that some are moved to. */
export const keyOf = (id: string): string => `key ${id}`
export const movedKeyOf = (id: string): string => `moved ${id}`

/** What the writer tells of a document: a write once it is acknowledged; a delete, and what it will abort, also before. */
export type Told = 'put' | 'moved' | 'deleting' | 'deleted' | 'together' | 'aborting'

/** What a crash broke of the store's promises: the ids of documents. */
export interface Broken {
  /** Acknowledged, and not as it was acknowledged. */
  lost: string[]
  /** Of a transaction, one write without the other, or any of one that was aborted. */
  half: string[]
}

export const isBroken = ({ lost, half }: Broken): boolean => lost.length > 0 || half.length > 0

/** All that the writers of a folder have been promised. */
export class Acknowledged {
  readonly #last = new Map<string, Told>()
  writes = 0
  transactions = 0

  /** @param told what they told so far: lines of `<what> <id>` */
  constructor(told: string) {
    for (const line of told.split('\n').slice(0, -1)) {
      const [what, id] = line.split(' ') as [Told, string]
      this.#last.set(id, what)
      if (what === 'together') this.transactions += 1
      else if (what !== 'deleting' && what !== 'aborting') this.writes += 1
    }
  }

  brokenIn(engine: Engine): Broken {
    const keys = new Map(documentsIn(engine, 'rows').map(({ _id, key }) => [String(_id), key]))
    const pairs = new Set(documentsIn(engine, 'pairs').map(({ _id }) => String(_id)))
    const lost = [...this.#last].filter(([id, what]) => !holds(what, id, keys.get(id)))
    const alone = [...pairs].filter((id) => !keys.has(id))
    const unpaired = [...keys.keys()].filter((id) => isTogether(id) && !pairs.has(id))
    const miscounted = documentsIn(engine, 'counters').filter(
      ({ _id, n }) => n !== [...pairs].filter((id) => id.includes(`-${String(_id)}-`)).length,
    )
    const aborted = [...this.#last].filter(([id, what]) => what === 'aborting' && pairs.has(id))
    return {
      lost: lost.map(([id]) => id),
      half: [
        ...alone,
        ...unpaired,
        ...miscounted.map(({ _id }) => String(_id)),
        ...aborted.map(([id]) => id),
      ],
    }
  }
}

const isTogether = (id: string): boolean => id.includes('-t')

/** Is a document as its writer was told? The write after that may have come to pass as well. */
function holds(what: Told, id: string, key: unknown): boolean {
  switch (what) {
    case 'put':
      return key === keyOf(id) || key === movedKeyOf(id)
    case 'moved':
      return key === movedKeyOf(id)
    case 'together':
      return key === keyOf(id)
    case 'deleting':
      return true
    case 'deleted':
    case 'aborting':
      return key === undefined
  }
}

function documentsIn(engine: Engine, name: string): Record<string, unknown>[] {
  const collection = engine.catalog.find(database, name)
  if (!collection) return []
  return [...engine.storage.recordsOf(collection.id, false)].map(([, raw]) => decodePlain(raw))
}

/** What nobody wrote is promised to nobody. */
export const nothingAcknowledged = new Acknowledged('')
