import type { ComponentChildren, FormHTMLAttributes } from 'preact'

export interface FormProps {
  action: string
  method?: 'post' | 'get'
  id?: string | undefined
  /** Values that the person does not see. */
  hidden?: Record<string, string | undefined>
  role?: 'search' | undefined
  onSubmit?: FormHTMLAttributes<HTMLFormElement>['onSubmit'] | undefined
  children: ComponentChildren
}

/** A form with the space between its fields. The server checks it, so that the browser's bubbles stay away. */
export function Form({ action, method = 'post', id, hidden = {}, role, onSubmit, children }: FormProps) {
  return (
    <form class="form" action={action} method={method} id={id} role={role} onSubmit={onSubmit} noValidate>
      {Object.entries(hidden).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
    </form>
  )
}
