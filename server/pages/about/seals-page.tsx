import { sealsPageWords } from '../../../shared/text/about.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import type { SealLook } from '../../../shared/ui/seals/seal-look.ts'
import { SealGlyph } from '../../../shared/ui/seals/SealGlyph.tsx'
import type { PageView } from '../../http/page.tsx'

const inUse = ['whole', 'corrected', 'outdated', 'superseded', 'expired'] as const
const planned = ['part', 'under-review', 'revoked'] as const satisfies readonly SealLook[]

/** How to read a seal: what it guarantees, and each of its drawings. */
export function sealsPage(locale: Locale): PageView {
  const text = sealsPageWords[locale]
  return {
    title: text.title,
    description: text.lead,
    canonical: '/about/seals',
    width: 'text',
    body: (
      <>
        <PageTitle title={text.title} lead={text.lead} />
        <Section id="what" title={text.what}>
          <ul class="bullets">
            <li>{text.whatExact}</li>
            <li>{text.whatLine}</li>
            <li>{text.whatUntil}</li>
            <li>{text.whatSources}</li>
          </ul>
        </Section>
        <Section id="who" title={text.whoTitle}>
          <p>{text.who}</p>
          <p>{text.whoNot}</p>
        </Section>
        <Section id="states" title={text.statesTitle}>
          <p>{text.statesLead}</p>
          <Looks looks={inUse} locale={locale} />
        </Section>
        <Section id="planned" title={text.laterTitle}>
          <p>{text.laterLead}</p>
          <Looks looks={planned} locale={locale} />
        </Section>
        <Section id="none" title={text.noSealTitle}>
          <p>{text.noSeal}</p>
        </Section>
        <Section id="collective" title={text.collectiveTitle}>
          <p>{text.collective}</p>
        </Section>
      </>
    ),
  }
}

function Looks({ looks, locale }: { looks: readonly SealLook[]; locale: Locale }) {
  const text = sealsPageWords[locale]
  return (
    <ul class="seal-legend">
      {looks.map((look) => (
        <li key={look}>
          <SealGlyph look={look} />
          <div>
            <strong>{text[look]}</strong>
            <p>{text[`${look}Means`]}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
