import { aboutWords, legalPageWords } from '../../../shared/text/about.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import type { PageView } from '../../http/page.tsx'
import type { LegalNotice } from '../../legal-notice.ts'
import { Facts } from './legal-facts.tsx'

/** Who publishes and hosts this instance, and whose the contents are. */
export function legalPage(locale: Locale, legal: LegalNotice): PageView {
  const text = legalPageWords[locale]
  return {
    title: text.title,
    description: text.lead,
    canonical: '/about/legal',
    width: 'text',
    body: (
      <>
        <PageTitle title={text.title} lead={text.lead} />
        <Section id="publisher" title={text.publisherTitle}>
          <Facts
            locale={locale}
            facts={[
              { term: text.publisher, value: legal.publisher },
              { term: text.publisherAddress, value: legal.publisherAddress },
              { term: text.director, value: legal.director },
              { term: text.contact, value: legal.contact },
            ]}
          />
          <p>{text.notState}</p>
        </Section>
        <Section id="host" title={text.hostTitle}>
          <Facts
            locale={locale}
            facts={[
              { term: text.host, value: legal.host },
              { term: text.hostAddress, value: legal.hostAddress },
              { term: text.hostPhone, value: legal.hostPhone },
            ]}
          />
        </Section>
        <Section id="contents" title={text.contentsTitle}>
          <p>{text.contentsPeople}</p>
          <p>{text.contentsSheets}</p>
          <p>{text.contentsTerritories}</p>
          <p>{text.contentsFont}</p>
          <p>{text.software}</p>
        </Section>
        <Section id="illegal" title={text.illegalTitle}>
          <p>{text.illegal}</p>
          <Actions>
            <ButtonLink href="/reports/new" kind="secondary">
              {text.report}
            </ButtonLink>
          </Actions>
        </Section>
        <p>
          <small>{aboutWords[locale].lastChange}</small>
        </p>
      </>
    ),
  }
}
