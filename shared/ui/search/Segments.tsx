import type { Segment } from '../../api/search.ts'

/** Words with what was searched marked in them. */
export function Segments({ segments }: { segments: readonly Segment[] }) {
  return <>{segments.map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : text))}</>
}
