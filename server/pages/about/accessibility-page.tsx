import { aboutWords, accessibilityPageWords } from '../../../shared/text/about.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import type { PageView } from '../../http/page.tsx'
import type { LegalNotice } from '../../legal-notice.ts'
import { Contact } from './legal-facts.tsx'

/** The accessibility statement, which says the true state. */
export function accessibilityPage(locale: Locale, legal: LegalNotice): PageView {
  const text = accessibilityPageWords[locale]
  return {
    title: text.title,
    description: text.lead,
    canonical: '/about/accessibility',
    width: 'text',
    body: (
      <>
        <PageTitle title={text.title} lead={text.lead} />
        <Section id="state" title={text.stateTitle}>
          <p>{text.state}</p>
        </Section>
        <Section id="machine" title={text.machineTitle}>
          <p>{text.machine}</p>
        </Section>
        <Section id="made" title={text.madeTitle}>
          <ul class="bullets">
            <li>{text.madeNoScript}</li>
            <li>{text.madeShape}</li>
            <li>{text.madeZoom}</li>
          </ul>
        </Section>
        <Section id="missing" title={text.knownTitle}>
          <ul class="bullets">
            <li>{text.knownAudit}</li>
            <li>{text.knownSheets}</li>
            <li>{text.knownLanguage}</li>
          </ul>
        </Section>
        <Section id="blocked" title={text.blockedTitle}>
          <p>
            {text.blocked} <Contact locale={locale} contact={legal.contact} />
          </p>
          <Actions>
            <ButtonLink href="/reports/new" kind="secondary">
              {text.report}
            </ButtonLink>
            <ButtonLink href="/places" kind="bare">
              {text.human}
            </ButtonLink>
          </Actions>
        </Section>
        <Section id="recourse" title={text.recourseTitle}>
          <p>
            {text.recourse} <a href="https://formulaire.defenseurdesdroits.fr">{text.recourseLink}</a>
          </p>
        </Section>
        <p>
          <small>{aboutWords[locale].lastChange}</small>
        </p>
      </>
    ),
  }
}
