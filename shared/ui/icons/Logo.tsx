/** The stair with a lit door, and the name. The caller makes it a link. */
export function Logo() {
  return (
    <span class="logo">
      <svg class="logo__drawing" viewBox="0 0 34 32" aria-hidden="true">
        <path class="logo__door" d="M21 13V5.5a5 5 0 0 1 10 0V13z" />
        <path class="logo__stair" d="M0 32v-6.5h10.500V19H20v-6.5h13V32z" />
      </svg>
      palier
    </span>
  )
}
