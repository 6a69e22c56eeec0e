import type { AgencyDto, AgencyItemDto } from '../../../shared/api/agencies.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { territoryName } from '../territories/index.ts'
import { topicName } from '../topics/index.ts'
import type { AgencyRecord } from './agency.model.ts'

/** An agency as the directory lists it: by allow-list. */
export const presentAgencyItem = (agency: AgencyRecord, locale: Locale): AgencyItemDto => ({
  slug: agency.slug,
  name: agency.name,
  kind: agency.kind,
  about: agency.about,
  site: agency.site ?? null,
  competences: agency.competences.map(({ topic, territory }) => ({
    topic: { slug: topic, name: topicName(topic, locale) },
    territory,
    territoryName: territory === null ? null : territoryName(territory),
  })),
  isExample: agency.isExample,
})

/** The same with the functions of those who speak for it. */
export const presentAgency = (
  { agency, roles }: { agency: AgencyRecord; roles: string[] },
  locale: Locale,
): AgencyDto => ({ ...presentAgencyItem(agency, locale), roles })
