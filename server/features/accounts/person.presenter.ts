import type { MembershipDto, PersonDto } from '../../../shared/api/people.ts'
import type { PersonRecord } from './person.model.ts'

/** What everybody may see of a person: a pseudonym and for whom they speak. */
export function presentPerson(person: PersonRecord, memberships: MembershipDto[]): PersonDto {
  return { handle: person.handle, memberships, isExample: person.isExample }
}
