import type { Collection, Usage } from './catalog.ts'
import { MongoFault } from './errors.ts'
import type { Storage } from './storage.ts'
import { toNumber, truthy, type Doc } from './values.ts'
import { versionOf, type Version, type Writer } from './writer.ts'

/** Reads what `create` says of a capped collection. @throws InvalidOptions without a size */
export function readCap(command: Doc): Doc {
  if (!truthy(command['capped'])) return {}
  const size = toNumber(command['size'])
  if (size === undefined || size <= 0)
    throw new MongoFault('InvalidOptions', "the 'size' field is required when 'capped' is true")
  const max = toNumber(command['max'])
  return { capped: true, size, ...(max === undefined || max <= 0 ? {} : { max }) }
}

export const isCapped = ({ options }: Collection): boolean => options['capped'] === true

function measure(storage: Storage, collection: Collection): Usage {
  const usage: Usage = { documents: 0, bytes: 0 }
  for (const [, raw] of storage.recordsOf(collection.id, false)) {
    usage.documents += 1
    usage.bytes += raw.length
  }
  return usage
}

function oldest(storage: Storage, collection: Collection): { rid: number; version: Version } | undefined {
  for (const [rid, raw] of storage.recordsOf(collection.id, false)) return { rid, version: versionOf(raw) }
  return undefined
}

/** Inserts into a capped collection, out of which its oldest documents go until it holds no more than it may. */
export function insertCapped(
  storage: Storage,
  writer: Writer,
  collection: Collection,
  version: Version,
): void {
  const usage = collection.usage ?? measure(storage, collection)
  writer.apply(writer.prepare(collection, undefined, undefined, version))
  usage.documents += 1
  usage.bytes += version.raw.length
  const size = toNumber(collection.options['size']) ?? Infinity
  const max = toNumber(collection.options['max']) ?? Infinity
  while (usage.documents > 1 && (usage.documents > max || usage.bytes > size)) {
    const old = oldest(storage, collection)
    if (!old) break
    writer.apply(writer.prepare(collection, old.rid, old.version, undefined))
    usage.documents -= 1
    usage.bytes -= old.version.raw.length
  }
  // Every other write makes it unknown.
  collection.usage = usage
}
