import type { FieldError } from '../../../shared/api/problem.ts'
import { accountsWords } from '../../../shared/text/accounts.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { Button } from '../../../shared/ui/forms/Button.tsx'
import { ErrorSummary } from '../../../shared/ui/forms/ErrorSummary.tsx'
import { Field } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import type { PageView } from '../../http/page.tsx'
import { errorFor } from '../../http/problem-handler.tsx'

interface SignUpPageProps {
  locale: Locale
  next?: string | undefined
  handle?: string
  email?: string
  errors?: readonly FieldError[]
}

/** The form that makes an account from a pseudonym and a password. */
export function signUpPage({ locale, next, handle, email, errors = [] }: SignUpPageProps): PageView {
  const text = accountsWords[locale]
  return {
    title: text.signUp,
    width: 'text',
    noindex: true,
    body: (
      <>
        <PageTitle title={text.signUp} lead={text.signUpLead} />
        <ErrorSummary locale={locale} errors={[...errors]} />
        <Form action="/signup" hidden={{ next }}>
          <Field
            name="handle"
            label={text.handle}
            hint={text.handleHint}
            locale={locale}
            value={handle}
            error={errorFor(errors, 'handle')}
            control={{ autoComplete: 'username', spellcheck: false, maxLength: 30 }}
          />
          <Field
            kind="password"
            name="password"
            label={text.newPassword}
            hint={text.passwordHint}
            locale={locale}
            error={errorFor(errors, 'password')}
            control={{ autoComplete: 'new-password' }}
          />
          <Field
            kind="email"
            name="email"
            label={text.email}
            hint={text.emailHint}
            locale={locale}
            optional
            value={email}
            error={errorFor(errors, 'email')}
            control={{ autoComplete: 'email' }}
          />
          <Button>{text.signUp}</Button>
        </Form>
        <p>
          {text.haveAccount} <a href="/login">{text.signIn}</a>
        </p>
      </>
    ),
  }
}
