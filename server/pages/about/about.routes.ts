import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import type { LegalNotice } from '../../legal-notice.ts'
import { accessibilityPage } from './accessibility-page.tsx'
import { dataPage } from './data-page.tsx'
import { legalPage } from './legal-page.tsx'
import { sealsPage } from './seals-page.tsx'

interface AboutParts {
  legal: LegalNotice
  trial: boolean
}

/** The pages of the footer: how to read a seal, what is kept, accessibility, and who answers for it all. */
export function aboutRoutes({ legal, trial }: AboutParts): Routes {
  const about = routes()
  about.get('/about/seals', { guard: 'everyone' }, ({ req, res, ctx }) =>
    respondPage(req, res, {}, () => sealsPage(ctx.locale)),
  )
  about.get('/about/data', { guard: 'everyone' }, ({ req, res, ctx }) =>
    respondPage(req, res, {}, () => dataPage(ctx.locale, legal, trial)),
  )
  about.get('/about/accessibility', { guard: 'everyone' }, ({ req, res, ctx }) =>
    respondPage(req, res, {}, () => accessibilityPage(ctx.locale, legal)),
  )
  about.get('/about/legal', { guard: 'everyone' }, ({ req, res, ctx }) =>
    respondPage(req, res, {}, () => legalPage(ctx.locale, legal)),
  )
  return about
}
