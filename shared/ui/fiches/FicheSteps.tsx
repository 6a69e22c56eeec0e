import type { ComponentChildren } from 'preact'

export interface FicheStepsProps {
  steps: readonly { anchor: string; content: ComponentChildren }[]
}

/** What is to be done one after the other: each has its number on a step of its own. */
export function FicheSteps({ steps }: FicheStepsProps) {
  return (
    <ol class="fiche-steps">
      {steps.map(({ anchor, content }) => (
        <li key={anchor} class="fiche-steps__step" id={anchor}>
          <div class="fiche-steps__content">{content}</div>
        </li>
      ))}
    </ol>
  )
}
