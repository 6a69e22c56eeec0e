import { listThreadVersions } from './thread.repo.ts'

export interface ThreadVersion {
  id: string
  /** Rises with every change but those that time makes, and chat. */
  version: number
}

/** Every thread, gone ones too, in the order of their ids, those after `after`: what an index is built from. */
export const listThreadsAfter = async (after: string, limit: number): Promise<ThreadVersion[]> =>
  (await listThreadVersions({ _id: { $gt: after } }, limit)).map(versionOf)

/** Those of these threads that are there. */
export const listThreadsAmong = async (ids: readonly string[]): Promise<ThreadVersion[]> =>
  (await listThreadVersions({ _id: { $in: [...ids] } }, ids.length)).map(versionOf)

const versionOf = ({ _id, stateSeq }: { _id: string; stateSeq: number }): ThreadVersion => ({
  id: _id,
  version: stateSeq,
})
