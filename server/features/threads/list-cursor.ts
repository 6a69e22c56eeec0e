/** Where a page of a list ended: the date that it is sorted by, and what tells equal dates apart. */
export interface ListCursor {
  at: Date
  id: string
}

/** A cursor as an address carries it. */
export const writeCursor = ({ at, id }: ListCursor): string => `${at.getTime()}-${id}`

/** @returns undefined for what is none, so that a list begins at its beginning */
export function readCursor(text: string | undefined): ListCursor | undefined {
  const [, time, id] = /^(\d{1,15})-([0-9a-f]{24})$/.exec(text ?? '') ?? []
  return time !== undefined && id !== undefined ? { at: new Date(Number(time)), id } : undefined
}
