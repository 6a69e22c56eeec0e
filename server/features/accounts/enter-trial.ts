import type { IncomingHttpHeaders } from 'node:http'
import type { TrialRole } from '../../../shared/api/people.ts'
import { NotFound } from '../../errors.ts'
import type { PersonRecord } from './person.model.ts'
import { findTrialPerson } from './person.repo.ts'

/** Names of headers, or their beginnings, by which a proxy gives itself away. */
const forwarding = /^(forwarded|via|x-forwarded|x-real-ip|x-client-ip|true-client-ip|cf-|cdn-loop|fastly-)/
const ownHosts = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Only somebody at this very machine: a proxy in front would make everyone an administrator. */
export const mayEnterTrial = (headers: IncomingHttpHeaders): boolean =>
  ownHosts.test(headers.host ?? '') && !Object.keys(headers).some((name) => forwarding.test(name))

/** The example person of that role. @throws NotFound from elsewhere than this machine, or when the example is not there */
export async function enterTrial(headers: IncomingHttpHeaders, role: TrialRole): Promise<PersonRecord> {
  const person = mayEnterTrial(headers) ? await findTrialPerson(role) : null
  if (!person) throw new NotFound(`trial entry as ${role}`)
  return person
}
