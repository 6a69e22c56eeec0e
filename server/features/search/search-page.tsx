import type { SearchDto, SearchInput } from '../../../shared/api/search.ts'
import { limits } from '../../../shared/limits.ts'
import { searchWords } from '../../../shared/text/search.ts'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { SearchForm } from '../../../shared/ui/forms/SearchForm.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Island } from '../../../shared/ui/Island.tsx'
import { Facets, type FacetGroup } from '../../../shared/ui/lists/Facets.tsx'
import { List } from '../../../shared/ui/lists/List.tsx'
import { Pagination } from '../../../shared/ui/lists/Pagination.tsx'
import { AskInstead, askUrl } from '../../../shared/ui/search/AskInstead.tsx'
import { SearchHit } from '../../../shared/ui/search/SearchHit.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { Empty } from '../../../shared/ui/status/Empty.tsx'
import { SpeakToSomeone } from '../../../shared/ui/status/SpeakToSomeone.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'
import { searchUrl } from './search-everything.ts'

interface SearchPageProps {
  ctx: Pick<Context, 'now' | 'locale'>
  input: SearchInput
  results: SearchDto
  /** Of the official sheets, while they are being put in. */
  progress: { done: number; total: number } | undefined
}

/** The results of a search, and the ways on from them. */
export function searchPage(props: SearchPageProps): PageView {
  const { ctx, input } = props
  const text = searchWords[ctx.locale]
  return {
    title: input.q === '' ? text.title : text.titleOf(input.q),
    noindex: true,
    ownSearch: true,
    body: <SearchResults {...props} />,
  }
}

function SearchResults({ ctx, input, results, progress }: SearchPageProps) {
  const { locale, now } = ctx
  const { hits, total, degraded } = results
  const text = searchWords[locale]
  const kept: Record<string, string> = input.territory === '' ? {} : { territory: input.territory }
  return (
    <>
      <PageTitle title={text.title} />
      <Island name="suggest" props={{ locale, value: input.q, hidden: kept }}>
        <SearchForm locale={locale} value={input.q} hidden={kept} />
      </Island>
      {degraded && (
        <Alert kind="wait" title={text.down}>
          {text.downMore}
        </Alert>
      )}
      {progress && <Alert kind="lamp" title={text.filling(progress.done, progress.total)} />}
      {results.mended !== null && (
        <p>
          {text.mended(results.mended)}{' '}
          <a href={searchUrl({ ...input, exact: true, page: 1 })}>{text.asTyped(input.q)}</a>
        </p>
      )}
      <Columns
        kind="filters"
        aside={
          <Facets
            locale={locale}
            groups={facetGroups(results, input, locale)}
            action="/search"
            total={total}
            hidden={{ q: input.q, ...kept }}
          />
        }
      >
        {hits.length === 0 ? (
          <NothingFound input={input} locale={locale} />
        ) : (
          <>
            <h2>{total < LARGEST_COUNT ? text.found(total) : text.foundMost(total)}</h2>
            <List empty="">
              {hits.map((hit) => (
                <SearchHit key={`${hit.kind}-${hit.id}`} hit={hit} now={now} locale={locale} />
              ))}
            </List>
            <Pagination
              locale={locale}
              previous={input.page > 1 ? searchUrl({ ...input, page: input.page - 1 }) : null}
              next={results.next}
              numbered={{
                page: input.page,
                pages: Math.ceil(total / limits.search.perPage),
                hrefOf: (page) => searchUrl({ ...input, page }),
              }}
            />
            <AskInstead typed={input.q} locale={locale} />
          </>
        )}
      </Columns>
    </>
  )
}

/** The engine counts no further. */
const LARGEST_COUNT = 1_000

function NothingFound({ input, locale }: { input: SearchInput; locale: Context['locale'] }) {
  const text = searchWords[locale]
  const isFiltered = searchUrl(input) !== searchUrl(unfiltered(input))
  return (
    <>
      <Empty door="closed" title={text.nothing} level={2}>
        <p>{isFiltered ? text.nothingFiltered : text.nothingMore}</p>
        <Actions>
          <ButtonLink href={askUrl(input.q)}>{text.askIt}</ButtonLink>
          {isFiltered && (
            <ButtonLink href={searchUrl(unfiltered(input))} kind="secondary">
              {text.clear}
            </ButtonLink>
          )}
        </Actions>
      </Empty>
      <SpeakToSomeone locale={locale} territory={input.territory} />
    </>
  )
}

const unfiltered = ({ q }: SearchInput): SearchInput => ({
  ...{ q, kind: [], topic: [], territory: '', agency: [], status: [], sealed: false, page: 1, exact: false },
})

/** Filters are offered while the engine answers; those that are chosen also when it finds nothing. */
function facetGroups(
  { facets, degraded }: SearchDto,
  input: SearchInput,
  locale: Context['locale'],
): FacetGroup[] {
  if (degraded) return []
  const text = searchWords[locale]
  const group = (name: keyof SearchDto['facets'], legend: string): FacetGroup => ({
    name,
    legend,
    options: facets[name].map((facet) => ({ ...facet, chosen: isChosen(input[name], facet.value) })),
  })
  return [
    group('kind', text.kind),
    group('status', text.status),
    {
      name: 'sealed',
      legend: text.seal,
      options: [{ value: '1', label: text.sealedOnly, chosen: input.sealed }],
    },
    group('agency', text.agency),
    group('topic', text.aboutTopic),
  ]
}

const isChosen = (chosen: readonly string[], value: string): boolean => chosen.includes(value)
