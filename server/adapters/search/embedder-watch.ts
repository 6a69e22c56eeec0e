import type { Embedder } from './embedder.ts'

/** How long what was seen of the service counts, and how long it may take to be seen, in ms. */
const SEEN_FOR_MS = 10_000
const ANSWER_LIMIT_MS = 2_000

/**
 * Whether the service that turns texts into vectors answers. The engine cannot be left to find out: it tries again for
 * minutes, with its whole queue behind it, and a query waits three seconds. (Seen with 1.21 and a service that refuses
 * connections.)
 */
export class EmbedderWatch {
  readonly #embedder: Embedder
  #answered = false
  #seenAt = 0
  #looking: Promise<boolean> | undefined

  constructor(embedder: Embedder) {
    this.#embedder = embedder
  }

  /** As last seen; looks again on the side when that was long ago. For readers, who wait for nobody. */
  answered(): boolean {
    if (Date.now() - this.#seenAt > SEEN_FOR_MS) void this.#look()
    return this.#answered
  }

  /** As seen lately, or now. */
  async answers(): Promise<boolean> {
    return Date.now() - this.#seenAt > SEEN_FOR_MS ? this.#look() : this.#answered
  }

  /** Something went wrong that the service may be the cause of. */
  doubt(): void {
    this.#answered = false
    this.#seenAt = 0
  }

  #look(): Promise<boolean> {
    this.#looking ??= embeds(this.#embedder).then((answered) => {
      this.#answered = answered
      this.#seenAt = Date.now()
      this.#looking = undefined
      return answered
    })
    return this.#looking
  }
}

/** Any failure to give a vector is the answer. */
async function embeds({ url, key, model }: Embedder): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input: ['palier'] }),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}
