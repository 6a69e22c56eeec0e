import { diffWordsWithSpace } from 'diff'
import type { WordChange } from '../../../shared/api/validation.ts'

/** Comparing two texts of 20,000 characters that share nothing costs seconds: past this many edits they are shown whole. */
const mostEdits = 500

/** How a text became another, word by word. Texts that have next to nothing in common are shown one after the other. */
export function wordDifference(before: string, after: string): WordChange[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostEdits })
  if (changes === undefined) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
