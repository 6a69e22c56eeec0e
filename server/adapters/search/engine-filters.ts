import type { SearchQuery, SearchScope } from './search.port.ts'

/** The attribute that each facet counts and filters by. */
export const facetAttributes = {
  kind: 'kind',
  topic: 'topicSlugs',
  status: 'status',
  agency: 'sealedBy',
} as const
export type FacetName = keyof typeof facetAttributes

/** Conditions, all of which have to hold. */
type Filter = string[]

/** The conditions of a query, under the facet that they belong to where there is one. */
export function filtersOf(query: SearchQuery): { always: Filter } & { [name in FacetName]?: Filter } {
  const { kinds, topics, territories, agencies, statuses, sealed, now } = query
  const inForce = `sealedUntil > ${now.getTime()}`
  return {
    always: [
      visible(query.scope),
      ...(territories ? [`(${oneOf('territories', territories)} OR territories IS EMPTY)`] : []),
      ...(sealed ? [inForce] : []),
    ],
    ...(kinds ? { kind: [oneOf('kind', kinds)] } : {}),
    ...(topics ? { topic: [oneOf('topicSlugs', topics)] } : {}),
    ...(statuses ? { status: [oneOf('status', statuses)] } : {}),
    ...(agencies ? { agency: [oneOf('sealedBy', agencies), inForce] } : {}),
  }
}

/** The conditions, without those of one facet. */
export function allBut(filters: ReturnType<typeof filtersOf>, left?: FacetName): Filter {
  const names = (Object.keys(facetAttributes) as FacetName[]).filter((name) => name !== left)
  return [...filters.always, ...names.flatMap((name) => filters[name] ?? [])]
}

/** What keeps a reader to what is theirs to see. */
export const visible = ({ audiences }: SearchScope): string => oneOf('audiences', audiences)

/** An empty list matches nothing: a scope without audience sees nothing. */
export const oneOf = (attribute: string, values: readonly string[]): string =>
  `${attribute} IN [${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(', ')}]`
