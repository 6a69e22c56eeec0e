import { z } from 'zod'

/** `particuliers-F16507`: the audience and the number of service-public, since numbers repeat across audiences. */
export const ficheIdSchema = z.string().regex(/^(particuliers|professionnels|associations)-[FN]\d{1,7}$/)

const anchorSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,119}$/)
const editionSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const addressSchema = z.string().regex(/^(https?:\/\/|mailto:|tel:)/)

/** Words inside a paragraph. `define` names an entry of the sheet's own definitions. */
export const inlineSchema = z.union([
  z.string(),
  z.object({
    get strong() {
      return z.array(inlineSchema)
    },
  }),
  z.object({ sup: z.string() }),
  z.object({ sub: z.string() }),
  z.object({ href: addressSchema, text: z.string() }),
  z.object({ fiche: ficheIdSchema, text: z.string() }),
  z.object({ define: anchorSchema, text: z.string() }),
])

/** A part of a sheet that can be quoted: its anchor comes from its titles, and so outlives a new edition. */
export const sectionSchema = z.object({
  anchor: anchorSchema,
  title: z.string(),
  get blocks() {
    return z.array(blockSchema)
  },
})

const cellSchema = z.object({
  get blocks() {
    return z.array(blockSchema)
  },
  columns: z.number().int().min(2).exactOptional(),
  rows: z.number().int().min(2).exactOptional(),
})

/** `service` and `contact` name an entry of the sheet's own lists. */
export const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.array(inlineSchema) }),
  z.object({
    kind: z.literal('list'),
    ordered: z.boolean(),
    get items() {
      return z.array(z.array(blockSchema))
    },
  }),
  z.object({ kind: z.literal('section'), section: sectionSchema }),
  z.object({ kind: z.literal('cases'), cases: z.array(sectionSchema) }),
  z.object({ kind: z.literal('steps'), steps: z.array(sectionSchema) }),
  z.object({
    kind: z.literal('table'),
    title: z.string(),
    head: z.array(z.array(cellSchema)),
    rows: z.array(z.array(cellSchema)),
    rowTitles: z.boolean(),
  }),
  z.object({
    kind: z.literal('note'),
    tone: z.enum(['know', 'note', 'warning', 'reminder']),
    title: z.string(),
    get blocks() {
      return z.array(blockSchema)
    },
  }),
  z.object({ kind: z.literal('service'), service: anchorSchema }),
  z.object({ kind: z.literal('contact'), contact: anchorSchema }),
])

const linkSchema = z.object({
  title: z.string(),
  url: addressSchema,
  /** Who publishes what is linked, or what the text of law says. */
  about: z.string().exactOptional(),
})

const contactSchema = z.object({
  key: anchorSchema,
  kind: z.enum(['phone', 'local', 'national']),
  title: z.string(),
  about: z.string().exactOptional(),
  url: addressSchema.exactOptional(),
  blocks: z.array(blockSchema),
})

const serviceSchema = z.object({
  key: anchorSchema,
  kind: z.enum(['online', 'form', 'simulator', 'letter', 'finder']),
  title: z.string(),
  about: z.string().exactOptional(),
  /** The Cerfa number of a form, `13364*02`. */
  form: z.string().exactOptional(),
  url: addressSchema.exactOptional(),
  links: z.array(linkSchema),
  blocks: z.array(blockSchema),
})

const definitionSchema = z.object({ key: anchorSchema, title: z.string(), blocks: z.array(blockSchema) })

const ficheLinkSchema = z.object({ fiche: ficheIdSchema, title: z.string() })

/** An official sheet, whole. The name of its theme is in its breadcrumb; `topics` are slugs of ours. */
export const ficheSchema = z.object({
  id: ficheIdSchema,
  edition: editionSchema,
  audience: z.enum(['particuliers', 'professionnels', 'associations']),
  kind: z.enum(['event', 'question', 'information', 'links', 'procedure', 'theme']),
  title: z.string().min(1),
  description: z.string(),
  breadcrumb: z.array(z.object({ id: z.string(), title: z.string() })),
  topics: z.array(z.string()),
  url: addressSchema,
  sections: z.array(sectionSchema),
  /** True when the sections are to be done one after the other. */
  steps: z.boolean(),
  contacts: z.array(contactSchema),
  services: z.array(serviceSchema),
  definitions: z.array(definitionSchema),
  links: z.array(linkSchema),
  laws: z.array(linkSchema),
  questions: z.array(ficheLinkSchema),
  related: z.array(ficheLinkSchema),
})

export type Inline = z.infer<typeof inlineSchema>
export type Block = z.infer<typeof blockSchema>
export type Section = z.infer<typeof sectionSchema>
export type Cell = z.infer<typeof cellSchema>
export type FicheLink = z.infer<typeof linkSchema>
export type FicheContact = z.infer<typeof contactSchema>
export type FicheService = z.infer<typeof serviceSchema>
export type FicheDefinition = z.infer<typeof definitionSchema>
export type Fiche = z.infer<typeof ficheSchema>

/** One line of a list of sheets. */
export type FicheItem = Pick<Fiche, 'id' | 'edition' | 'kind' | 'title' | 'description'>

/** A sheet as it is given out. */
export interface FicheDto extends Fiche {
  /** That of its edition. */
  date: string
  /** Where the original is. */
  source: string
  /** Its edition is older than a year. */
  stale: boolean
}
