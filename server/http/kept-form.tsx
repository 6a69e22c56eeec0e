import { problemPageWords } from '../../shared/text/problem-page.ts'
import type { Locale } from '../../shared/text/words.ts'
import { Button } from '../../shared/ui/forms/Button.tsx'
import { Field } from '../../shared/ui/forms/Field.tsx'
import { Form } from '../../shared/ui/forms/Form.tsx'
import type { Typed } from './routes.ts'

/** A form that could not be taken for a while: where it goes, and all that was typed. */
export interface Kept {
  path: string
  typed: Typed
}

/** Nothing worth keeping was typed, or a password, which no page shows again. */
export const isKeepable = (typed: Typed): boolean => Object.keys(typed).length > 0 && !('password' in typed)

/** The same form, to be sent again by one press; its longest text is seen, so that it can be copied too. */
export function KeptForm({ path, typed, locale }: Kept & { locale: Locale }) {
  const text = problemPageWords[locale]
  const fields = Object.entries(typed).flatMap(([name, value]) =>
    [value].flat().map((each) => ({ name, value: each })),
  )
  const longest = fields.reduce<(typeof fields)[number] | undefined>(
    (most, field) => (most && most.value.length >= field.value.length ? most : field),
    undefined,
  )
  return (
    <Form action={path}>
      {fields.map(
        (field, index) =>
          field !== longest && <input key={index} type="hidden" name={field.name} value={field.value} />,
      )}
      {longest && (
        <Field
          kind="textarea"
          name={longest.name}
          label={text.kept}
          locale={locale}
          rows={8}
          value={longest.value}
        />
      )}
      <Button>{text.sendAgain}</Button>
    </Form>
  )
}
