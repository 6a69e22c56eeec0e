import { readSync } from 'node:fs'

/**
 * LMDB's file as `mdb.c` lays it out where words have 64 bits. A page begins with its number (8 bytes), its commit (8),
 * 2 bytes of no matter, its flags (2), and where its free space begins and ends (2 + 2), or how many pages it takes (4).
 */
export const pageHeader = 24
const flagsAt = 18
const lowerAt = 20
const upperAt = 22
const pagesAt = 20
const flag = { branch: 1, leaf: 2, overflow: 4 } as const

/** A node: 4 bytes of its data's size, or 6 of a page's number; flags; the size of its key; its key and data. */
const nodeHeader = 8
const nodeFlag = { onOtherPages: 1, tree: 2 } as const
/** In the description of a tree: the number of its first page, and what stands there for none. */
const rootAt = 40
const noPage = 0xffff_ffff_ffff_ffffn

const windowBytes = 1024 * 1024

/** What to look at: an open file of so many bytes, and what its last commit says of it. */
export interface StoreFile {
  file: number
  size: number
  pageSize: number
  lastPage: number
  /** The first pages of its trees; those without any are left out. */
  roots: number[]
}

/** The number of a tree's first page. */
export function rootOf(bytes: Buffer, tree: number): number[] {
  const root = bytes.readBigUInt64LE(tree + rootAt)
  return root === noPage ? [] : [Number(root)]
}

/**
 * Follows every tree of a file and looks at each page in use: LMDB itself trusts what it finds, and a page that is not
 * what it must be ends the process, or hides documents.
 * @returns what is wrong; undefined when nothing is
 */
export function findDamage(store: StoreFile): string | undefined {
  const { pageSize, lastPage } = store
  const read = pageReader(store)
  const overflowing: number[] = []
  let level = store.roots
  let seen = 0
  while (level.length > 0) {
    const next: number[] = []
    // In the order of the file, which is read once for each level.
    for (const number of level.toSorted((a, b) => a - b)) {
      const page = read(number)
      if (page === undefined) return `it ends before page ${number}`
      if ((seen += 1) > lastPage || !readPage(page, number, pageSize, next, overflowing))
        return `page ${number} is not what it must be`
    }
    level = next
  }
  for (const number of overflowing.toSorted((a, b) => a - b)) {
    const page = read(number)
    if (page === undefined) return `it ends before page ${number}`
    const last = number + page.readUInt32LE(pagesAt) - 1
    if (!isNumbered(page, number) || (flagsOf(page) & flag.overflow) === 0 || last > lastPage)
      return `page ${number} is not what it must be`
    if ((last + 1) * pageSize > store.size) return `it ends before page ${last}`
  }
  return undefined
}

const isNumbered = (page: Buffer, number: number): boolean => page.readBigUInt64LE(0) === BigInt(number)
const flagsOf = (page: Buffer): number => page.readUInt16LE(flagsAt)

/** Adds what a page of a tree points to. @returns false when it is none */
function readPage(
  page: Buffer,
  number: number,
  pageSize: number,
  next: number[],
  overflowing: number[],
): boolean {
  const flags = flagsOf(page)
  const isBranch = (flags & flag.branch) !== 0
  if (!isNumbered(page, number) || isBranch === ((flags & flag.leaf) !== 0)) return false
  const lower = page.readUInt16LE(lowerAt)
  const upper = page.readUInt16LE(upperAt)
  if (lower > upper || pageHeader + upper > pageSize) return false
  for (let at = pageHeader; at < pageHeader + lower; at += 2) {
    const offset = page.readUInt16LE(at)
    const node = pageHeader + offset
    if (offset < upper || node + nodeHeader > pageSize) return false
    const dataAt = node + nodeHeader + page.readUInt16LE(node + 6)
    if (dataAt > pageSize) return false
    if (isBranch) {
      next.push(page.readUIntLE(node, 6))
      continue
    }
    const nodeFlags = page.readUInt16LE(node + 4)
    if (nodeFlags & nodeFlag.onOtherPages) {
      if (dataAt + 8 > pageSize) return false
      overflowing.push(Number(page.readBigUInt64LE(dataAt)))
    } else {
      if (dataAt + page.readUInt32LE(node) > pageSize) return false
      if (nodeFlags & nodeFlag.tree) next.push(...rootOf(page, dataAt))
    }
  }
  return true
}

/** Reads pages through a window on the file that moves forward. */
function pageReader({ file, size, pageSize }: StoreFile): (number: number) => Buffer | undefined {
  const window = Buffer.alloc(windowBytes)
  let start = 0
  let end = 0
  return (number) => {
    const at = number * pageSize
    if (at + pageSize > size) return undefined
    if (at < start || at + pageSize > end) {
      start = at
      end = at + readSync(file, window, 0, windowBytes, at)
    }
    return window.subarray(at - start, at - start + pageSize)
  }
}
