import type { PostRecord } from '../threads/index.ts'

interface CursorParts {
  /** The number up to which everything has been told when it starts. */
  position: number
  /** The log above a number, ascending. */
  readAfter: (seq: number) => Promise<PostRecord[]>
  /** Makes ready what readers will hear of these posts; what it resolves to says it, at once. */
  prepare: (posts: readonly PostRecord[]) => Promise<() => void>
  /** Told why something could not be read; whatever was meant comes again with the next poll. */
  failed: (error: unknown) => void
}

/**
 * Where the readers of one open thread are in its log. All that is heard of a thread, from this process, from others and from
 * the poll, goes through here: the next number is told; before a higher one the hole is read and told; a lower one was told
 * already. So nothing doubles, and nothing overtakes.
 */
export class ThreadCursor {
  readonly #parts: CursorParts
  readonly #heard = new Map<number, PostRecord>()
  #position: number
  #working = false

  constructor(parts: CursorParts) {
    this.#parts = parts
    this.#position = parts.position
  }

  /** Everything up to this number has been told, and nothing above it. */
  get position(): number {
    return this.#position
  }

  hear(posts: readonly PostRecord[]): void {
    for (const post of posts) if (post.seq > this.#position) this.#heard.set(post.seq, post)
    if (this.#heard.size > 0 && !this.#working) void this.#work()
  }

  async #work(): Promise<void> {
    this.#working = true
    try {
      while (this.#heard.size > 0) if (!(await this.#tellNext())) break
    } catch (error) {
      this.#parts.failed(error)
    }
    this.#heard.clear()
    this.#working = false
  }

  /** @returns whether anything was told: what is not in the store yet is heard of again */
  async #tellNext(): Promise<boolean> {
    const posts = this.#heard.has(this.#position + 1)
      ? this.#nextInARow()
      : await this.#parts.readAfter(this.#position)
    const last = posts.at(-1)
    if (!last) return false
    const tell = await this.#parts.prepare(posts)
    // In one go: whoever comes in now either hears this, or reads it.
    this.#position = last.seq
    tell()
    for (const seq of this.#heard.keys()) if (seq <= this.#position) this.#heard.delete(seq)
    return true
  }

  #nextInARow(): PostRecord[] {
    const posts: PostRecord[] = []
    for (let seq = this.#position + 1; ; seq++) {
      const post = this.#heard.get(seq)
      if (!post) return posts
      posts.push(post)
    }
  }
}
