import type { ComponentChildren } from 'preact'
import type { SealDto } from '../../api/validation.ts'
import { sealWords } from '../../text/seals.ts'
import type { Locale } from '../../text/words.ts'
import { Alert } from '../status/Alert.tsx'
import { ReachLine } from './ReachLine.tsx'
import { disagree, inReadingOrder, reachOf } from './seal-look.ts'
import { SealBlock } from './SealBlock.tsx'
import { SealChip } from './SealChip.tsx'

export interface SealsProps {
  seals: SealDto[]
  locale: Locale
  /** Links and buttons of one seal. */
  actionsOf?: ((seal: SealDto) => ComponentChildren) | undefined
  /** The text that the seals speak of. */
  children: ComponentChildren
}

/** A text with all its seals: the line down what is covered, the seals that cover it, then what stands beside. */
export function Seals({ seals, locale, actionsOf, children }: SealsProps) {
  const text = sealWords[locale]
  const sorted = inReadingOrder(seals)
  const inDisagreement = disagree(seals)
  const reach = reachOf(seals)
  const reaching = sorted.filter(
    (seal) =>
      seal.verdict === 'validated' &&
      seal.covers === 'whole' &&
      seal.state === (reach === 'double' ? 'in-force' : reach === 'dashed' ? 'under-review' : undefined),
  )
  const block = (seal: SealDto) => (
    <SealBlock
      key={seal.id}
      seal={seal}
      locale={locale}
      inDisagreement={inDisagreement}
      actions={actionsOf?.(seal)}
    />
  )
  return (
    <>
      <ReachLine reach={reach}>
        {reach === 'double' && (
          <p class="seals__covered">
            <SealChip look="whole" locale={locale} said={text.covered} />
          </p>
        )}
        {children}
        {inDisagreement && (
          <Alert kind="wait" title={text.disagree}>
            {text.disagreeMeans}
          </Alert>
        )}
        {reaching.map(block)}
      </ReachLine>
      {sorted.filter((seal) => !reaching.includes(seal)).map(block)}
    </>
  )
}
