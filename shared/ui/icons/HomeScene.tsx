/**
 * The landing of the home page: a closed door, the lit open one, a plant, the stair, and the lamp.
 * It stands on the floor that `HomeBand` paints; one unit of the drawing is that band's `--unit`.
 */
export function HomeScene() {
  return (
    <svg class="scene" viewBox="0 0 480 594" aria-hidden="true">
      <path class="scene__cord" d="M162-900V248" />
      <path class="scene__step" d="M126 284a36 36 0 0 1 72 0z" />
      <path class="scene__lamp" d="M148 287h28a14 14 0 0 1-28 0z" />

      <path class="scene__leaf" d="M24 568V388a50 50 0 0 1 100 0v180z" />
      <path class="scene__panel" d="M42 462v-72a32 32 0 0 1 64 0v72zM42 482h64v68H42z" />
      <circle class="scene__step" cx="112" cy="473" r="5" />
      <path class="scene__lamp" d="M28 561h92v5H28z" />

      <rect class="scene__leaf" x="143" y="400" width="35" height="23" rx="4" />
      <path class="scene__panel" d="M150 408h21M150 415h13" />

      <path class="scene__panel" d="M163 532v-62" />
      <path
        class="scene__plant"
        d="M163 484c0-17-1-24 8-37 7 14 4 27-8 37zM163 502c-2-15-7-22-20-27-1 16 5 25 20 27zM164 512c2-15 9-24 22-30 1 17-6 27-22 30z"
      />
      <path class="scene__step" d="M145 530h37l-5 38h-27z" />

      <path class="scene__lamp" d="M195 568l-61 26h240l-58-26z" />
      <path class="scene__lamp scene__lamp--framed" d="M196 568V356a60 60 0 0 1 120 0v212z" />
      <path class="scene__leaf" d="M262 346l39-29.7a60 60 0 0 1 15 39.7v218l-54 19z" />
      <path class="scene__panel" d="M273 375l29-17v84l-29 8zM273 470l29-8v84l-29 10z" />
      <circle class="scene__step" cx="270" cy="461" r="4.5" />

      <path class="scene__stair" d="M356 568v-27h27v-26h27v-26h27v-26h26v105z" />
      <path class="scene__tread" d="M356 541h27v-26h27v-26h27v-26h26" />
      <path class="scene__rail" d="M367 540V440M421 488V390M347 461l119-117" />
    </svg>
  )
}
