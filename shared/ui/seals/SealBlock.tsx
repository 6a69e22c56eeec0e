import type { ComponentChildren } from 'preact'
import type { SealDto } from '../../api/validation.ts'
import { sealWords } from '../../text/seals.ts'
import type { Locale } from '../../text/words.ts'
import { sentenceStart } from '../people/agency-name.ts'
import { BodyHtml } from '../thread/BodyHtml.tsx'
import { Sources } from '../thread/Sources.tsx'
import { lastDay, shortDate } from '../time/wording.ts'
import type { SealLook } from './seal-look.ts'
import { sealLook, sealTitle } from './seal-look.ts'
import { SealGlyph } from './SealGlyph.tsx'

export interface SealBlockProps {
  seal: SealDto
  locale: Locale
  /** Another agency vouches for what this one corrects. */
  inDisagreement?: boolean
  /** Links and buttons of this seal: its page, to take it back. */
  actions?: ComponentChildren
}

/** A seal in full, at the foot of its answer: who, on which version, until when, on what ground. */
export function SealBlock({ seal, locale, inDisagreement = false, actions }: SealBlockProps) {
  const text = sealWords[locale]
  const look = sealLook(seal)
  return (
    <div class={`seal seal--${look}`} id={`seal-${seal.id}`}>
      <SealGlyph look={look} />
      <div class="seal__body">
        <p class="seal__title">{sealTitle(seal, locale, { inDisagreement })}</p>
        <Meaning seal={seal} look={look} locale={locale} />
        {seal.noteHtml ? <BodyHtml html={seal.noteHtml} /> : seal.note && <p>{seal.note}</p>}
        <dl class="seal__facts">
          <div>
            <dt>{text.by}</dt>
            <dd>
              {namesAgency(look) ? '' : `${seal.agency.name}, `}
              {text.byRole(seal.role, shortDate(new Date(seal.createdAt), locale))}
            </dd>
          </div>
          {look !== 'superseded' && (
            <div>
              <dt>{text.coversTerm}</dt>
              <dd>{covered(seal, locale)}</dd>
            </div>
          )}
          {look !== 'revoked' && look !== 'expired' && (
            <div>
              <dt>{look === 'superseded' ? text.wasValid : text.valid}</dt>
              <dd>{text.until(lastDay(new Date(seal.validUntil), locale))}</dd>
            </div>
          )}
          {seal.sources.length > 0 && (
            <div>
              <dt>{text.sources}</dt>
              <dd>
                <Sources sources={seal.sources} locale={locale} />
              </dd>
            </div>
          )}
        </dl>
        {actions && <div class="seal__actions">{actions}</div>}
      </div>
    </div>
  )
}

/** What the state of a seal means for the reader. In force, its facts say it. */
function Meaning({ seal, look, locale }: { seal: SealDto; look: SealLook; locale: Locale }) {
  const text = sealWords[locale]
  if (look === 'expired') return <p>{text.noLongerVouched}</p>
  if (look === 'superseded') {
    return <p>{seal.replacedBy ? text.replacedMeans : text.supersededMeans(seal.revision)}</p>
  }
  if (look === 'under-review') {
    return <p>{text.underReviewMeans(sentenceStart(seal.agency.name, locale))}</p>
  }
  return null
}

function covered(seal: SealDto, locale: Locale): string {
  const text = sealWords[locale]
  if (seal.verdict !== 'validated') return text.beside(seal.revision)
  return seal.covers === 'part' && seal.part
    ? text.coversPart(seal.revision, seal.part)
    : text.coversWhole(seal.revision)
}

/** The titles of what lapsed say the state, and leave the agency to the line under them. */
const namesAgency = (look: SealLook) =>
  look === 'whole' || look === 'part' || look === 'corrected' || look === 'outdated'
