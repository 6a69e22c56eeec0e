import type { Fiche, Section } from '../../../shared/api/fiches.ts'
import { fichesWords } from '../../../shared/text/fiches.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { FicheBanner } from '../../../shared/ui/fiches/FicheBanner.tsx'
import { FicheSection, stepContent, type Reading } from '../../../shared/ui/fiches/FicheBlocks.tsx'
import { FicheContacts } from '../../../shared/ui/fiches/FicheContacts.tsx'
import { FicheGlossary } from '../../../shared/ui/fiches/FicheGlossary.tsx'
import { FicheList } from '../../../shared/ui/fiches/FicheList.tsx'
import { FicheLinks, FicheServices } from '../../../shared/ui/fiches/FicheServices.tsx'
import { FicheSteps } from '../../../shared/ui/fiches/FicheSteps.tsx'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { Tag } from '../../../shared/ui/status/Tag.tsx'
import { longDate } from '../../../shared/ui/time/wording.ts'
import type { PageView } from '../../http/page.tsx'
import { ficheUrl } from './fiche.rules.ts'
import { copiedOn } from './packed-fiches.ts'
import type { FicheShown } from './show-fiche.ts'

/** From this many chapters on, they are listed before the first. */
const LONG = 3

/** An official sheet, with its date and its source; each of its sections has an address. */
export function fichePage({ fiche, path }: FicheShown, locale: Locale): PageView {
  const text = fichesWords[locale]
  const reading: Reading = {
    locale,
    anchors: true,
    contacts: new Map(fiche.contacts.map((contact) => [contact.key, contact])),
    services: new Map(fiche.services.map((service) => [service.key, service])),
  }
  const number = fiche.id.split('-')[1] ?? fiche.id
  const { edition, url } = fiche
  return {
    title: fiche.title,
    description: fiche.description,
    canonical: ficheUrl(fiche.id),
    // A copy, and an old one: the original is what a search engine should find.
    noindex: true,
    body: (
      <>
        {path.length > 0 && (
          <Breadcrumb
            locale={locale}
            steps={path.map((step) => ({ label: step.name[locale], href: `/topics/${step.slug}` }))}
          />
        )}
        <FicheBanner number={number} edition={edition} copiedOn={copiedOn} url={url} locale={locale} />
        <Columns kind="aside" aside={<Aside fiche={fiche} reading={reading} topic={path.at(-1)?.slug} />}>
          <PageTitle
            title={<span lang="fr">{fiche.title}</span>}
            above={
              <Tag kind="official" icon="sheet">
                {text.official}
              </Tag>
            }
          >
            {locale !== 'fr' && <p>{text.frenchOnly}</p>}
          </PageTitle>
          <article class="fiche" lang="fr">
            {fiche.sections.filter(isUntitled).map((section) => (
              <FicheSection key={section.anchor} section={section} reading={reading} level={2} />
            ))}
            <Contents fiche={fiche} locale={locale} />
            <Chapters fiche={fiche} reading={reading} />
          </article>
          <After fiche={fiche} reading={reading} />
          <p>
            <small>
              {text.credit(longDate(new Date(edition), locale))} {text.moved}
            </small>
          </p>
        </Columns>
      </>
    ),
  }
}

/** What stands before the chapters: notices, and the introduction. */
const isUntitled = (section: Section): boolean => section.title === ''

/** The chapters by their titles, to go to the one that matters. */
function Contents({ fiche, locale }: { fiche: Fiche; locale: Locale }) {
  const chapters = fiche.sections.filter((section) => !isUntitled(section))
  if (chapters.length < LONG) return null
  return (
    <details class="fiche-contents">
      <summary lang={locale}>{fichesWords[locale].inThisFiche}</summary>
      <ul>
        {chapters.map(({ anchor, title }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{title}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The chapters of the text; those of a life event are steps. */
function Chapters({ fiche, reading }: { fiche: Fiche; reading: Reading }) {
  const chapters = fiche.sections.filter((section) => !isUntitled(section))
  if (!fiche.steps)
    return (
      <>
        {chapters.map((section) => (
          <FicheSection key={section.anchor} section={section} reading={reading} level={2} />
        ))}
      </>
    )
  const steps = chapters.map((step) => ({ anchor: step.anchor, content: stepContent(step, reading, 2) }))
  return <FicheSteps steps={steps} />
}

/** Whom to turn to, what to fill in, and the way to ask people. */
function Aside({ fiche, reading, topic }: { fiche: Fiche; reading: Reading; topic: string | undefined }) {
  const text = fichesWords[reading.locale]
  return (
    <>
      {topic && (
        <Paper shape="door" as="section" labelledBy="fiche-ask">
          <h2 id="fiche-ask">{text.notYourCase}</h2>
          <p>{text.peers}</p>
          <ButtonLink href={`/ask?topic=${topic}`}>{text.ask}</ButtonLink>
          <a class="alone" href={`/topics/${topic}`}>
            {text.threads}
          </a>
        </Paper>
      )}
      {fiche.contacts.length > 0 && (
        <Paper as="section" labelledBy="fiche-contacts">
          <h2 id="fiche-contacts">{text.contacts}</h2>
          <FicheContacts reading={reading} />
        </Paper>
      )}
      {fiche.services.length > 0 && (
        <Paper as="section" labelledBy="fiche-services">
          <h2 id="fiche-services">{text.services}</h2>
          <FicheServices reading={reading} />
        </Paper>
      )}
    </>
  )
}

/** What the sheet leads to: its words, neighbours, sites and laws. */
function After({ fiche, reading }: { fiche: Fiche; reading: Reading }) {
  const text = fichesWords[reading.locale]
  const { definitions, questions, related, links, laws } = fiche
  const neighbours = (list: Fiche['related']) => list.map(({ fiche: id, title }) => ({ id, title }))
  return (
    <div class="fiche-after">
      {definitions.length > 0 && (
        <section aria-labelledby="fiche-definitions">
          <h2 id="fiche-definitions">{text.definitions}</h2>
          <FicheGlossary definitions={definitions} reading={reading} />
        </section>
      )}
      {questions.length > 0 && (
        <section aria-labelledby="fiche-questions">
          <h2 id="fiche-questions">{text.questions}</h2>
          <FicheList fiches={neighbours(questions)} locale={reading.locale} />
        </section>
      )}
      {related.length > 0 && (
        <section aria-labelledby="fiche-related">
          <h2 id="fiche-related">{text.related}</h2>
          <FicheList fiches={neighbours(related)} locale={reading.locale} />
        </section>
      )}
      {links.length > 0 && (
        <section aria-labelledby="fiche-links">
          <h2 id="fiche-links">{text.links}</h2>
          <FicheLinks links={links} />
        </section>
      )}
      {laws.length > 0 && (
        <details>
          <summary>{text.laws}</summary>
          <FicheLinks links={laws} />
        </details>
      )}
    </div>
  )
}
