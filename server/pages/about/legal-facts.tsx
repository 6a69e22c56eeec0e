import { aboutWords } from '../../../shared/text/about.ts'
import type { Locale } from '../../../shared/text/words.ts'

interface FactsProps {
  locale: Locale
  facts: { term: string; value: string | undefined }[]
}

/** What whoever runs the instance says of themselves; what they have not said is named as missing. */
export const Facts = ({ locale, facts }: FactsProps) => (
  <dl class="facts-list">
    {facts.map(({ term, value }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{value ?? <em>{aboutWords[locale].toComplete}</em>}</dd>
      </div>
    ))}
  </dl>
)

/** The address to write to, as a link where it is one. */
export function Contact({ locale, contact }: { locale: Locale; contact: string | undefined }) {
  if (contact === undefined) return <em>{aboutWords[locale].toComplete}</em>
  if (/^https?:\/\//.test(contact)) return <a href={contact}>{contact}</a>
  return contact.includes('@') ? <a href={`mailto:${contact}`}>{contact}</a> : <strong>{contact}</strong>
}
