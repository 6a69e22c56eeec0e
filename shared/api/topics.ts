import { z } from 'zod'

/** `reversion`: short, French, stable. */
export const topicSlugSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

export const topicKinds = ['event', 'theme', 'procedure'] as const

/** A topic as the seed keeps it. */
export const seedTopicSchema = z.object({
  slug: topicSlugSchema,
  kind: z.enum(topicKinds),
  /** A procedure has the same name in both languages: it is that of an official page. */
  name: z.object({ fr: z.string().min(1), en: z.string().min(1) }),
  /** The sheet that this topic is the subject of. */
  fiche: z.string(),
  /** The theme of a procedure; null for a theme and a life event. */
  theme: topicSlugSchema.nullable(),
  /** What a life event leads to, what its sheet points at most first; empty for a theme and a procedure. */
  leadsTo: z.array(topicSlugSchema),
})
export type SeedTopic = z.infer<typeof seedTopicSchema>
export type TopicKind = SeedTopic['kind']

/** A topic with what stands under it; a procedure has nothing under it. */
export interface TopicDto {
  slug: string
  name: string
  kind: TopicKind
  topics: { slug: string; name: string }[]
}

export interface TopicListDto {
  topics: TopicDto[]
}
