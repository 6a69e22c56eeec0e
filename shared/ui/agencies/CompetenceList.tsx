import type { CompetenceDto } from '../../api/agencies.ts'
import { agenciesWords } from '../../text/agencies.ts'
import type { Locale } from '../../text/words.ts'

export interface CompetenceListProps {
  competences: readonly CompetenceDto[]
  locale: Locale
}

/** What an agency answers for, under each place the subjects. */
export function CompetenceList({ competences, locale }: CompetenceListProps) {
  const text = agenciesWords[locale]
  if (competences.length === 0) return <p>{text.noCompetence}</p>
  const places = new Map<string, CompetenceDto[]>()
  for (const competence of competences) {
    const place = competence.territoryName ?? text.everywhere
    places.set(place, [...(places.get(place) ?? []), competence])
  }
  return (
    <dl class="competences">
      {[...places].map(([place, subjects]) => (
        <div key={place}>
          <dt class="competences__place">{place}</dt>
          {subjects.map(({ topic }) => (
            <dd key={topic.slug}>
              <a href={`/topics/${topic.slug}`}>{topic.name}</a>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
