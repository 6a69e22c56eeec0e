import type { SealDto } from '../../api/validation.ts'
import { sealWords } from '../../text/seals.ts'
import type { Locale } from '../../text/words.ts'
import { sentenceStart, withArticle } from '../people/agency-name.ts'
import { lastDay } from '../time/wording.ts'

/** The eight drawings of a seal; each is told apart by its shape, its line, its words and its colour alone. */
export const sealLooks = [
  'whole',
  'part',
  'under-review',
  'superseded',
  'expired',
  'revoked',
  'corrected',
  'outdated',
] as const
export type SealLook = (typeof sealLooks)[number]

/** The line in the margin of a text: double where it is guaranteed, dashed where that is in doubt. */
export type Reach = 'double' | 'dashed' | 'none'

type Sight = Pick<SealDto, 'state' | 'verdict' | 'covers'>

/** What a seal looks like. A seal that is not in force shows that first, whatever its verdict was. */
export function sealLook({ state, verdict, covers }: Sight): SealLook {
  if (state !== 'in-force') return state
  return verdict === 'validated' ? covers : verdict
}

/** How far the seals of an answer reach into its text. One that covers a part marks nothing of the whole. */
export function reachOf(seals: Sight[]): Reach {
  const validated = seals.filter(({ verdict, covers }) => verdict === 'validated' && covers === 'whole')
  if (validated.some(({ state }) => state === 'in-force')) return 'double'
  return validated.some(({ state }) => state === 'under-review') ? 'dashed' : 'none'
}

/** Does one agency vouch for the text while another one says otherwise? */
export function disagree(seals: Pick<SealDto, 'state' | 'verdict' | 'covers' | 'agency'>[]): boolean {
  const inForce = seals.filter(({ state }) => state === 'in-force')
  return inForce.some(
    ({ verdict, covers, agency }) =>
      verdict === 'validated' &&
      covers === 'whole' &&
      inForce.some((other) => other.verdict !== 'validated' && other.agency.slug !== agency.slug),
  )
}

const order: SealLook[] = [
  'whole',
  'part',
  'outdated',
  'corrected',
  'under-review',
  'superseded',
  'expired',
  'revoked',
]

/** What holds comes first, and what lapsed last; among equals the newest. */
export function inReadingOrder<T extends Sight & Pick<SealDto, 'createdAt'>>(seals: T[]): T[] {
  const rank = (seal: T) => order.indexOf(sealLook(seal))
  return [...seals].sort((a, b) => rank(a) - rank(b) || b.createdAt.localeCompare(a.createdAt))
}

/** The words of a seal, in full: the title of its block. */
export function sealTitle(
  seal: Pick<SealDto, 'state' | 'verdict' | 'covers' | 'agency' | 'validUntil' | 'replacedBy'>,
  locale: Locale,
  { inDisagreement = false } = {},
): string {
  const text = sealWords[locale]
  const agency = withArticle(seal.agency.name, locale)
  switch (sealLook(seal)) {
    case 'whole':
      return text.validatedBy(agency)
    case 'part':
      return text.partlyValidatedBy(agency)
    case 'corrected':
      return inDisagreement
        ? text.otherwiseSays(sentenceStart(seal.agency.name, locale))
        : text.correctedBy(agency)
    case 'outdated':
      return text.outdatedSays(agency)
    case 'under-review':
      return text.underReview
    case 'superseded':
      return seal.replacedBy ? text.replaced : text.superseded
    case 'expired':
      return text.expired(lastDay(new Date(seal.validUntil), locale))
    case 'revoked':
      return text.revoked
  }
}

/** The words of a seal in a list, where its agency is not named. */
export function sealBrief(look: SealLook, locale: Locale): string {
  const text = sealWords[locale]
  const briefs: Record<SealLook, string> = {
    whole: text.validated,
    part: text.partly,
    'under-review': text.toReview,
    superseded: text.changedSince,
    expired: text.expiredBrief,
    revoked: text.revoked,
    corrected: text.corrected,
    outdated: text.outdated,
  }
  return briefs[look]
}
