import type { ComponentChildren } from 'preact'
import { validationWords } from '../../text/validation.ts'
import type { Locale } from '../../text/words.ts'
import { ChoiceRows } from '../forms/ChoiceRows.tsx'
import { Field } from '../forms/Field.tsx'
import { Unfold } from '../forms/Unfold.tsx'
import { Island } from '../Island.tsx'
import type { SourceProposal } from './source-proposals.ts'

export interface SealSourcesProps {
  locale: Locale
  /** The address that an `ErrorSummary` links to: of the field that is to be filled in. */
  id: string
  /** The likeliest first. */
  proposals: readonly SourceProposal[]
  /** As they were ticked and typed. */
  chosen: readonly string[]
  /** What to search the sheets for. */
  question: string
  error: string | undefined
  /** Under the sources that are typed: a number that was caught. */
  underTyped: ComponentChildren
  /** The field for words of a sheet that is named without any, and whether it is in use. */
  quote: ComponentChildren
  isQuoting: boolean
}

/** More than these are looked through rather than read. */
const shown = 3

/**
 * What a verdict rests on: the likeliest sources to tick, and behind one line the others, a search and fields. Words are
 * asked for in sight only when there are none to tick.
 */
export function SealSources(props: SealSourcesProps) {
  const { locale, id, proposals, chosen, error, quote } = props
  const text = validationWords[locale]
  // One alone behind the line would cost more than it spares.
  const first = proposals.length === shown + 1 ? proposals : proposals.slice(0, shown)
  const rest = proposals.slice(first.length)
  const proposed = new Set(proposals.map(({ value }) => value))
  const typed = chosen.filter((source) => !proposed.has(source))
  const isToTick = first.length > 0 && typed.length === 0
  const hasWords = first.some(({ isQuoted }) => isQuoted)
  const isInUse =
    typed.length > 0 || rest.some(({ value }) => chosen.includes(value)) || (hasWords && props.isQuoting)
  const rows = (choices: readonly SourceProposal[]) => ({
    kind: 'checkbox' as const,
    name: 'sources',
    locale,
    chosen: [...chosen],
    choices: [...choices],
  })
  return (
    <>
      <div class="seal-sources">
        {first.length > 0 && (
          <ChoiceRows
            {...rows(first)}
            id={isToTick ? id : `${id}-first`}
            legend={text.proposed}
            error={isToTick ? error : undefined}
          />
        )}
        <Unfold label={text.moreSources(rest.length)} open={first.length === 0 || isInUse}>
          {rest.length > 0 && <ChoiceRows {...rows(rest)} id={`${id}-rest`} legend={text.moreProposed} />}
          <Field
            kind="textarea"
            name="sources"
            id={isToTick ? `${id}-typed` : id}
            label={text.otherSources}
            hint={text.sourcesHint}
            locale={locale}
            rows={2}
            value={typed.join('\n')}
            error={isToTick ? undefined : error}
          >
            {props.underTyped}
          </Field>
          <Island name="cite" props={{ id, fiches: [], locale }}>
            <p>
              <a
                class="alone"
                href={`/search?kind=fiche&q=${encodeURIComponent(props.question)}`}
                target="_blank"
                rel="noopener"
              >
                {text.searchFiches}
              </a>
            </p>
          </Island>
          {hasWords && quote}
        </Unfold>
      </div>
      {!hasWords && quote}
    </>
  )
}
