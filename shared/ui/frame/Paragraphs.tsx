export interface ParagraphsProps {
  /** As typed: an empty line parts two paragraphs. */
  text: string
}

/** Plain text of several lines. */
export function Paragraphs({ text }: ParagraphsProps) {
  return (
    <>
      {text.split(/\n\s*\n/).map((paragraph, index) => (
        <p class="paragraph" key={index}>
          {paragraph}
        </p>
      ))}
    </>
  )
}
