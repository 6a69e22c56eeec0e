import type { SystemLine } from '../../../shared/api/threads.ts'
import { rendererVersion } from '../../writing/render-body.ts'
import type { PostDraft } from './log-writer.ts'

/** A line of the log that is not words: something changed, and readers see it by this. */
export function systemPost(authorId: string, at: Date, what: SystemLine, about?: string): PostDraft {
  return {
    kind: 'system',
    authorId,
    body: '',
    bodyHtml: '',
    renderer: rendererVersion,
    createdAt: at,
    sources: [],
    what,
    ...(about !== undefined && { about }),
  }
}
