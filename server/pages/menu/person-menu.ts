import type { NamedDto } from '../../../shared/api/people.ts'
import { collectivesWords } from '../../../shared/text/collectives.ts'
import { moderationWords } from '../../../shared/text/moderation.ts'
import { uiWords } from '../../../shared/text/ui.ts'
import type { Locale } from '../../../shared/text/words.ts'
import type { MenuLink } from '../../../shared/ui/frame/SiteHeader.tsx'
import { agencyNames } from '../../features/agencies/index.ts'
import { collectiveNames } from '../../features/collectives/index.ts'
import { isLeadOf, isModeratorOf, type Actor } from '../../policy/actor.ts'

interface MembershipNames {
  agencies: ReadonlyMap<string, NamedDto>
  collectives: ReadonlyMap<string, NamedDto>
}

export interface PersonMenu {
  /** Looks up the names that this person's menu needs; no query for those who are in no agency and no collective. */
  read: (actor: Actor) => Promise<void>
  linksOf: (actor: Actor, locale: Locale) => MenuLink[]
}

/** A person's own links: their desks, the collectives that they lead, and what administers the platform. */
export function personMenu(): PersonMenu {
  // An actor is made for each request, and its names go with it.
  const names = new WeakMap<Actor, MembershipNames>()
  return {
    async read(actor) {
      if (actor.memberships.length === 0) return
      const idsOf = (kind: 'agency' | 'collective') =>
        actor.memberships.filter((membership) => membership.kind === kind).map(({ of }) => of)
      const [agencies, collectives] = await Promise.all([
        agencyNames(idsOf('agency')),
        collectiveNames(idsOf('collective')),
      ])
      names.set(actor, { agencies, collectives })
    },
    linksOf(actor, locale) {
      const { agencies, collectives } = names.get(actor) ?? { agencies: new Map(), collectives: new Map() }
      return [
        ...[...agencies]
          .filter(([id]) => isModeratorOf(actor, id))
          .map(([, agency]) => deskOf(agency, locale)),
        ...[...collectives]
          .filter(([id]) => isLeadOf(actor, id))
          .map(([, { slug, name }]) => ({
            href: `/collectives/${slug}`,
            label: collectivesWords[locale].menu(name),
          })),
        ...(actor.admin ? [{ href: '/moderation', label: moderationWords[locale].menu }] : []),
      ]
    },
  }
}

const deskOf = ({ slug, name }: NamedDto, locale: Locale): MenuLink => ({
  href: `/agencies/${slug}/desk`,
  label: uiWords[locale].deskOf(name),
})
