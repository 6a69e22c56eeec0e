/** `Qui est concerné ?` → `qui-est-concerne`, cut at a word, never empty. */
export function slugOf(title: string, max = 48): string {
  const plain = title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= max) return plain || 'texte'
  const cut = plain.slice(0, max + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 1))
}

/**
 * Gives the anchors of one sheet. They depend on titles alone, so that what is quoted keeps its address when a
 * paragraph moves: a title that comes twice takes the anchor of what it stands in before its own.
 */
export class Anchors {
  readonly #taken = new Set<string>()

  take(title: string, parent = ''): string {
    const own = slugOf(title)
    return this.#first([own, ...(parent ? [join(parent, own)] : [])])
  }

  /** Cases repeat (`Cas général`), so they always carry the anchor of what they stand in. */
  takeWithin(title: string, parent: string): string {
    return this.#first([join(parent, slugOf(title))])
  }

  #first(candidates: string[]): string {
    const last = candidates.at(-1) ?? ''
    for (let n = 1; n < 100; n++) {
      const anchor = n === 1 ? candidates.find((one) => !this.#taken.has(one)) : `${last}-${n}`
      if (anchor === undefined || this.#taken.has(anchor)) continue
      this.#taken.add(anchor)
      return anchor
    }
    throw new Error(`a hundred sections would have the anchor ${last}`)
  }
}

const join = (parent: string, own: string) => `${slugOf(parent, 60)}-${own}`
