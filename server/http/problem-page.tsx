import type { ProblemDto } from '../../shared/api/problem.ts'
import { problemPageWords } from '../../shared/text/problem-page.ts'
import type { Locale } from '../../shared/text/words.ts'
import { Actions } from '../../shared/ui/forms/Actions.tsx'
import { ButtonLink } from '../../shared/ui/forms/Button.tsx'
import { SearchForm } from '../../shared/ui/forms/SearchForm.tsx'
import { SpeakToSomeone } from '../../shared/ui/status/SpeakToSomeone.tsx'
import { PageTitle } from '../../shared/ui/frame/PageTitle.tsx'
import { KeptForm, type Kept } from './kept-form.tsx'
import type { PageView } from './page.tsx'

/** What went wrong, in words, with a way on; and the form that could not be taken, to be sent again. */
export function problemPage(problem: ProblemDto, locale: Locale, kept?: Kept): PageView {
  const text = problemPageWords[locale]
  const isMissing = problem.status === 404 || problem.status === 410
  return {
    title: problem.title,
    width: 'text',
    body: (
      <>
        <PageTitle title={problem.title} lead={problem.detail} />
        {problem.status >= 500 && <p>{text.number(problem.requestId)}</p>}
        {kept && <KeptForm {...kept} locale={locale} />}
        {isMissing && <SearchForm locale={locale} />}
        <Actions>
          <ButtonLink href="/" kind="secondary">
            {text.home}
          </ButtonLink>
          {!isMissing && (
            <ButtonLink href="/places" kind="bare">
              {text.human}
            </ButtonLink>
          )}
        </Actions>
        {isMissing && <SpeakToSomeone locale={locale} />}
      </>
    ),
  }
}
