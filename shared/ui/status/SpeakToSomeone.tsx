import type { ComponentChildren } from 'preact'
import { officialChannels } from '../../official-channels.ts'
import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'
import { Button } from '../forms/Button.tsx'
import { Field } from '../forms/Field.tsx'
import { Icon } from '../icons/Icon.tsx'
import { ChannelList, type Channel } from './ChannelList.tsx'

export interface PlaceLine {
  name: string
  address: string
  /** `Ouvert du lundi au vendredi, 9 h à 17 h`, and how one gets in. */
  hours?: string | undefined
  access?: string | undefined
  href?: string | undefined
}

export interface SpeakToSomeoneProps {
  locale: Locale
  /** Counters nearby, when we know where the person is. */
  places?: PlaceLine[]
  /** The official ways to reach the agencies of this subject; by default those that are open everywhere. */
  channels?: Channel[]
  /** What stands in the field: the territory of the page. */
  territory?: string | undefined
  /** This page prints as one to bring along. */
  printable?: boolean
  children?: ComponentChildren
}

/** The way to a human, on every page that cannot help: never a dead end. */
export function SpeakToSomeone(props: SpeakToSomeoneProps) {
  const { locale, places = [], territory, printable = false, children } = props
  const { channels = officialChannels(locale) } = props
  const text = uiWords[locale]
  return (
    <section class="speak" aria-labelledby="speak-title">
      <div class="speak__words">
        <h2 class="speak__title" id="speak-title">
          {text.speakTitle}
        </h2>
        <p>{text.speakLead}</p>
        {places.length > 0 && (
          <ul class="speak__list">
            {places.map(({ name, address, hours, access, href }) => (
              <li key={name}>
                <Icon name="pin" />
                <span>
                  {href ? <a href={href}>{name}</a> : <strong>{name}</strong>}
                  <span class="speak__detail">{[address, hours, access].filter(Boolean).join(' · ')}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
        {channels.length > 0 && <ChannelList channels={channels} />}
        {printable && <p class="speak__detail speak__print">{text.speakPrint}</p>}
        {children}
      </div>
      <form class="speak__form" action="/places">
        <Field
          name="territory"
          id="speak-territory"
          label={text.speakWhere}
          value={territory}
          locale={locale}
        />
        <Button kind="secondary">{text.find}</Button>
      </form>
    </section>
  )
}
