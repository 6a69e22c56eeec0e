import type { AgencyDto, AgencySealDto } from '../../../shared/api/agencies.ts'
import { agenciesWords } from '../../../shared/text/agencies.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { CompetenceList } from '../../../shared/ui/agencies/CompetenceList.tsx'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { List } from '../../../shared/ui/lists/List.tsx'
import { Row } from '../../../shared/ui/lists/Row.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import { Avatar } from '../../../shared/ui/people/Avatar.tsx'
import { SealChip } from '../../../shared/ui/seals/SealChip.tsx'
import { sealLook } from '../../../shared/ui/seals/seal-look.ts'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { When } from '../../../shared/ui/time/When.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'

interface AgencyPageProps {
  ctx: Pick<Context, 'locale' | 'now'>
  agency: AgencyDto
  seals: AgencySealDto[]
  /** The reader may open its desk. */
  desk: boolean
}

export function agencyPage({ ctx: { locale, now }, agency, seals, desk }: AgencyPageProps): PageView {
  const text = agenciesWords[locale]
  return {
    title: agency.name,
    description: agency.about,
    canonical: `/agencies/${agency.slug}`,
    noindex: agency.isExample,
    body: (
      <>
        <Breadcrumb
          locale={locale}
          steps={[{ label: text.title, href: '/agencies' }, { label: agency.name }]}
        />
        {agency.isExample && <Alert kind="idle" icon="eye" title={text.exampleAlert} />}
        <PageTitle title={agency.name} lead={agency.about} mark={<Avatar name={agency.name} kind="agency" />}>
          {agency.site && (
            <p>
              <a class="alone" href={agency.site} rel="noopener">
                {text.site}
              </a>
            </p>
          )}
          {desk && (
            <ButtonLink href={`/agencies/${agency.slug}/desk`} kind="secondary" icon="plate">
              {text.openDesk}
            </ButtonLink>
          )}
        </PageTitle>
        <Columns kind="aside" aside={<Roles roles={agency.roles} locale={locale} />}>
          <Section id="competences" title={text.competences}>
            <CompetenceList competences={agency.competences} locale={locale} />
          </Section>
          <Section id="seals" title={text.seals}>
            <List empty={text.noSeal}>
              {seals.map(({ seal, question, url }) => (
                <Row
                  key={seal.id}
                  href={url}
                  title={question}
                  proof={
                    <SealChip
                      look={sealLook(seal)}
                      locale={locale}
                      until={seal.state === 'in-force' ? seal.validUntil : null}
                    />
                  }
                  facts={[
                    seal.role,
                    <When key="at" at={seal.createdAt} now={now} locale={locale} as="date" />,
                  ]}
                />
              ))}
            </List>
          </Section>
        </Columns>
      </>
    ),
  }
}

function Roles({ roles, locale }: { roles: string[]; locale: Locale }) {
  const text = agenciesWords[locale]
  return (
    <Paper as="aside" shape="door" labelledBy="roles">
      <h2 id="roles">{text.roles}</h2>
      {roles.length === 0 ? (
        <p>{text.noRole}</p>
      ) : (
        <>
          <ul>
            {roles.map((role) => (
              <li key={role}>{role}</li>
            ))}
          </ul>
          <p>{text.rolesMore}</p>
        </>
      )}
    </Paper>
  )
}
