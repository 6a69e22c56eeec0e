import type { ComponentChildren } from 'preact'
import { HomeScene } from '../icons/HomeScene.tsx'
import { phrase } from './Phrase.tsx'

export interface HomeBandProps {
  title: string
  lead: string
  /** The search form and the way to ask. */
  children: ComponentChildren
  /** One line on the dado, beside the doors: what is true at this moment. */
  foot?: ComponentChildren
}

/** The top of the home page, from edge to edge: wall, dado and floor, with the drawing standing on it. */
export function HomeBand({ title, lead, children, foot }: HomeBandProps) {
  return (
    <div class="home-band">
      <div class="home-band__inside">
        <div class="home-band__words">
          <h1>{phrase(title)}</h1>
          <p class="home-band__lead">{lead}</p>
          {children}
        </div>
        {foot && <div class="home-band__foot">{foot}</div>}
        <HomeScene />
      </div>
    </div>
  )
}
