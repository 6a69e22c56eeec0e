import type { ComponentChildren } from 'preact'
import type { SealLook } from './seal-look.ts'

export interface SealGlyphProps {
  look: SealLook
  /** 44 px beside a block, 24 px in a line of text. */
  small?: boolean
}

/** A date stamp: the ring is the agency, the field is the text. Words stand beside, always: it has none itself. */
export function SealGlyph({ look, small = false }: SealGlyphProps) {
  return (
    <svg
      class={`seal-glyph seal-glyph--${look}${small ? ' seal-glyph--small' : ''}`}
      viewBox="0 0 44 44"
      aria-hidden="true"
    >
      <circle class="seal-glyph__ring" cx="22" cy="22" r="20" />
      {fields[look]}
    </svg>
  )
}

const fields: Record<SealLook, ComponentChildren> = {
  whole: (
    <>
      <circle class="seal-glyph__solid" cx="22" cy="22" r="15.5" />
      <path class="seal-glyph__cut" d="M14.5 22.5l5.5 5.5 10-11" />
    </>
  ),
  part: (
    <>
      <circle cx="22" cy="22" r="15" />
      <path class="seal-glyph__solid" d="M22 6.5a15.5 15.5 0 0 0 0 31z" />
    </>
  ),
  'under-review': (
    <path d="M28 20.5a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0zM26 26l6 6M20.5 16.5v4.5M20.5 24.2v.01" />
  ),
  superseded: (
    <path d="M14 30l1.5-5.5L27 12.5a2.5 2.5 0 0 1 3.7 0l.6.6a2.5 2.5 0 0 1 0 3.7L19.5 28.5zM25 15l4 4" />
  ),
  expired: <path d="M33.5 22a11.5 11.5 0 1 1-23 0 11.5 11.5 0 0 1 23 0zM22 15v7.5l4.5 3" />,
  revoked: <path d="M8 8l28 28M27 17L17 27" />,
  corrected: <path d="M13 18.5h18M13 25.5h18M26.5 12.5l-9 19" />,
  outdated: <path d="M22 11v11l6 4.5M36 8L8 36" />,
}
