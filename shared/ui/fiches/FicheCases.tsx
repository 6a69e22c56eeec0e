import type { ComponentChildren } from 'preact'

export interface FicheCasesProps {
  cases: readonly { anchor: string; title: string; content: ComponentChildren }[]
}

/** Several situations side by side. All are open: one can fold what is not one's own, search in all, and print all. */
export function FicheCases({ cases }: FicheCasesProps) {
  return (
    <div class="fiche-cases">
      {cases.map(({ anchor, title, content }) => (
        <details key={anchor} class="fiche-cases__case" id={anchor} open>
          <summary>{title}</summary>
          <div class="fiche-cases__content">{content}</div>
        </details>
      ))}
    </div>
  )
}
