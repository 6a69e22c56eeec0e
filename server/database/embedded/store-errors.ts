/** Why a store did not start; nothing in the folder was changed. */
export class StoreFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = new.target.name
  }
}

/** Another process has the folder open. */
export class StoreLocked extends StoreFault {
  constructor(
    readonly dataDir: string,
    readonly pid: number,
  ) {
    super(`another Palier is running on this folder (pid ${pid}): ${dataDir}`)
  }
}

/** What is in the folder is no store of ours, or it is broken. */
export class StoreDamaged extends StoreFault {
  constructor(
    readonly dataDir: string,
    readonly reason: string,
  ) {
    super(
      `the data in ${dataDir} cannot be opened (${reason}). Nothing was changed: restore a backup there, or choose another folder`,
    )
  }
}

/** The folder cannot be read and written. */
export class StoreUnreadable extends StoreFault {
  constructor(
    readonly dataDir: string,
    readonly reason: string,
  ) {
    super(
      `the folder ${dataDir} cannot be used (${reason}): make it readable and writable for this user, or choose another`,
    )
  }
}

/** A StoreFault as it crosses from the worker. */
export type StoreFaultData =
  | { kind: 'locked'; dataDir: string; pid: number }
  | { kind: 'damaged' | 'unreadable'; dataDir: string; reason: string }

export function faultData(error: unknown, dataDir: string): StoreFaultData {
  if (error instanceof StoreLocked) return { kind: 'locked', dataDir: error.dataDir, pid: error.pid }
  if (error instanceof StoreUnreadable)
    return { kind: 'unreadable', dataDir: error.dataDir, reason: error.reason }
  const reason =
    error instanceof StoreDamaged ? error.reason : error instanceof Error ? error.message : String(error)
  return { kind: 'damaged', dataDir, reason }
}

export function faultOf(data: StoreFaultData): StoreFault {
  switch (data.kind) {
    case 'locked':
      return new StoreLocked(data.dataDir, data.pid)
    case 'unreadable':
      return new StoreUnreadable(data.dataDir, data.reason)
    case 'damaged':
      return new StoreDamaged(data.dataDir, data.reason)
  }
}
