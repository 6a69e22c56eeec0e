import { aboutWords, dataPageWords } from '../../../shared/text/about.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import type { PageView } from '../../http/page.tsx'
import type { LegalNotice } from '../../legal-notice.ts'
import { Contact, Facts } from './legal-facts.tsx'

const kept = ['account', 'writings', 'outcomes', 'roles', 'sessions', 'reports'] as const

/** Which data are kept, why, for how long, and what one may ask. `trial`: nobody answers for this instance. */
export function dataPage(locale: Locale, legal: LegalNotice, trial: boolean): PageView {
  const text = dataPageWords[locale]
  return {
    title: text.title,
    description: text.lead,
    canonical: '/about/data',
    width: 'text',
    body: (
      <>
        <PageTitle title={text.title} lead={text.lead} />
        {trial && (
          <Alert kind="wait" title={text.trialTitle}>
            {text.trial}
          </Alert>
        )}
        <Section id="kept" title={text.keptTitle}>
          <dl class="facts-list">
            {kept.map((what) => (
              <div key={what}>
                <dt>{text[what]}</dt>
                <dd>{text[`${what}Means`]}</dd>
              </div>
            ))}
          </dl>
        </Section>
        <Section id="not-kept" title={text.notKeptTitle}>
          <ul class="bullets">
            <li>{text.notKeptNumbers}</li>
            <li>{text.notKeptAddress}</li>
            <li>{text.notKeptSearch}</li>
          </ul>
        </Section>
        <Section id="cookies" title={text.cookiesTitle}>
          <p>{text.cookies}</p>
          <ul class="bullets">
            <li>{text.cookieSession}</li>
            <li>{text.cookieLang}</li>
          </ul>
          <p>{text.cookieStorage}</p>
        </Section>
        <Section id="why" title={text.whyTitle}>
          <p>{text.why}</p>
        </Section>
        <Section id="rights" title={text.rightsTitle}>
          <p>
            {text.rights} <Contact locale={locale} contact={legal.contact} />
          </p>
          <Facts locale={locale} facts={[{ term: text.controller, value: legal.publisher }]} />
          <p>
            {text.cnil} <a href="https://www.cnil.fr/fr/plaintes">{text.cnilLink}</a>
          </p>
        </Section>
        <p>
          <small>{aboutWords[locale].lastChange}</small>
        </p>
      </>
    ),
  }
}
