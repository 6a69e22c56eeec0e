import type { FieldError } from '../../../shared/api/problem.ts'
import { trialRoles } from '../../../shared/api/people.ts'
import { accountsWords } from '../../../shared/text/accounts.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { ErrorSummary } from '../../../shared/ui/forms/ErrorSummary.tsx'
import { Field } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import type { PageView } from '../../http/page.tsx'
import { errorFor } from '../../http/problem-handler.tsx'

export interface SignInPageProps {
  locale: Locale
  /** Offers one-click entry as an example person. */
  trial: boolean
  next?: string | undefined
  login?: string
  errors?: readonly FieldError[]
  /** The form that asked for a person, kept with all that was typed: it is sent once they are in. */
  replay?: { path: string; fields: string } | undefined
}

/** The sign-in form; in the trial set-up, the doors of the example people before it: most come for them. */
export function signInPage({ locale, trial, next, login, errors = [], replay }: SignInPageProps): PageView {
  const text = accountsWords[locale]
  const hidden = { next, replayPath: replay?.path, replayFields: replay?.fields }
  const signUp = `/signup${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`
  return {
    title: text.signIn,
    width: 'text',
    noindex: true,
    body: (
      <>
        <PageTitle title={text.signIn} lead={trial ? undefined : text.signInLead} />
        {replay && (
          <Alert kind="lamp" title={text.textWaits}>
            {text.textWaitsMore}
          </Alert>
        )}
        <ErrorSummary locale={locale} errors={[...errors]} />
        {trial && (
          <Paper as="section" shape="door" labelledBy="trial-title">
            <h2 id="trial-title">{text.trialTitle}</h2>
            <p>{text.trialLead}</p>
            <Form action="/trial/enter" hidden={hidden}>
              {trialRoles.map((role) => (
                <Button key={role} kind="secondary" name="as" value={role} wide>
                  {text[role]}
                </Button>
              ))}
            </Form>
          </Paper>
        )}
        {trial && <h2>{text.withAccount}</h2>}
        <Form action="/login" hidden={hidden}>
          <Field
            name="login"
            label={text.login}
            locale={locale}
            value={login}
            error={errorFor(errors, 'login')}
            control={{ autoComplete: 'username', spellcheck: false }}
          />
          <Field
            kind="password"
            name="password"
            label={text.password}
            locale={locale}
            error={errorFor(errors, 'password')}
            control={{ autoComplete: 'current-password' }}
          />
          <Button>{text.signIn}</Button>
        </Form>
        <p>
          {text.noAccount} <a href={signUp}>{text.signUp}</a>
        </p>
      </>
    ),
  }
}
