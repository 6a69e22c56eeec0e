import { collectivesWords } from '../../../shared/text/collectives.ts'
import { limits } from '../../../shared/limits.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { ErrorSummary } from '../../../shared/ui/forms/ErrorSummary.tsx'
import { Field } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { TopicChoices } from '../../../shared/ui/topics/TopicChoices.tsx'
import type { Context } from '../../context.ts'
import type { Problem } from '../../errors.ts'
import type { PageView } from '../../http/page.tsx'
import { errorFor } from '../../http/problem-handler.tsx'
import { typedList, typedText, type Typed } from '../../http/routes.ts'
import { formErrors } from '../../writing/form-errors.ts'
import { PersonalDataFound } from '../../writing/personal-data-found.tsx'
import { listTopics, proceduresOf, type Topic } from '../topics/index.ts'

/** The one form that makes a collective: with nothing typed, or again with all that was and what was wrong. */
export function newCollectivePage({ actor, locale }: Context, typed: Typed, problem?: Problem): PageView {
  const text = collectivesWords[locale]
  const value = (field: string) => typedText(typed, field)
  const lines = (field: string) => typedList(typed, field).join('\n')
  const errors = formErrors(problem, locale)
  return {
    title: text.newTitle,
    noindex: problem !== undefined,
    body: (
      <Columns
        kind="aside"
        aside={
          <Paper as="aside" shape="door" labelledBy="after-make">
            <h2 id="after-make">{text.afterTitle}</h2>
            <p>{text.afterListed}</p>
            <p>{text.afterAsk}</p>
            <p>{text.afterLead}</p>
          </Paper>
        }
      >
        <Breadcrumb
          locale={locale}
          steps={[{ label: text.title, href: '/collectives' }, { label: text.make }]}
        />
        <PageTitle title={text.newTitle} lead={text.newLead} />
        <ErrorSummary locale={locale} errors={errors} />
        <Form action="/collectives">
          <Field
            name="name"
            label={text.name}
            hint={text.nameHint}
            locale={locale}
            value={value('name')}
            error={errorFor(errors, 'name')}
            control={{ maxLength: limits.collective.name.max, autoComplete: 'off' }}
          >
            <PersonalDataFound locale={locale} problem={problem} field="name" typed={value('name')} />
          </Field>
          <Field
            kind="textarea"
            name="about"
            label={text.about}
            hint={text.aboutHint}
            locale={locale}
            rows={5}
            value={value('about')}
            error={errorFor(errors, 'about')}
          >
            <PersonalDataFound locale={locale} problem={problem} field="about" typed={value('about')} />
          </Field>
          <TopicChoices
            name="topics"
            legend={text.topics}
            hint={text.topicsHint}
            groups={topicGroups(locale)}
            chosen={typedList(typed, 'topics')}
            countOf={text.chosenCount}
            error={errorFor(errors, 'topics')}
          />
          <Field
            kind="textarea"
            name="territories"
            label={text.territories}
            hint={text.territoriesHint}
            locale={locale}
            optional
            rows={3}
            value={lines('territories')}
            error={errorFor(errors, 'territories')}
          />
          <Field
            kind="textarea"
            name="links"
            label={text.links}
            hint={text.linksHint}
            locale={locale}
            optional
            rows={3}
            value={lines('links')}
            error={errorFor(errors, 'links')}
          >
            <PersonalDataFound locale={locale} problem={problem} field="links" typed={lines('links')} />
          </Field>
          <Button>{actor.id === undefined ? text.submitSignedOut : text.submit}</Button>
        </Form>
      </Columns>
    ),
  }
}

/** Life events, each alone; then each theme with itself and its procedures. A procedure has one theme: none stands twice. */
function topicGroups(locale: Locale) {
  const text = collectivesWords[locale]
  const option = ({ slug, name }: Topic, label = name[locale]) => ({ value: slug, label })
  return [
    { label: text.events, options: listTopics('event').map((topic) => option(topic)) },
    ...listTopics('theme').map((theme) => ({
      label: theme.name[locale],
      options: [
        option(theme, text.wholeTheme(theme.name[locale])),
        ...proceduresOf(theme.slug).map((topic) => option(topic)),
      ],
    })),
  ]
}
