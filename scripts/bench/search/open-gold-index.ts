import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from 'meilisearch'
import { digestOf } from '../../../server/adapters/search/engine-document.ts'
import type { Embedder } from '../../../server/adapters/search/embedder.ts'
import { versionOf } from '../../../server/adapters/search/index-version.ts'
import { MeilisearchIndex } from '../../../server/adapters/search/meilisearch-index.ts'
import { startMeilisearch } from '../../../server/adapters/search/meilisearch-process.ts'
import type { SearchIndex } from '../../../server/adapters/search/search.port.ts'
import { lockFolder } from '../../../server/database/embedded/folder.ts'
import { createLogger } from '../../../server/logger.ts'
import { fillGoldIndex } from './fill-gold-index.ts'
import { readGoldDocuments } from './gold-documents.ts'
import { askedBefore } from './judge-matcher.ts'
import { readQuestionGroups } from './question-pairs.ts'

export interface GoldIndex {
  /** What the queries are asked of. */
  index: SearchIndex
  /** What the questions are asked of, when it is looked for the same. */
  questions: SearchIndex
  close(): Promise<void>
}

const prefixes = { index: 'gold-', questions: 'questions-' }

/**
 * A private engine that holds what the gold set searches in. It is kept in `folder`, and filled again when a document, what is
 * kept of it, or a setting has changed since.
 * @throws StoreLocked while another run is at it
 */
export async function openGoldIndex(
  folder: string,
  settings: Settings,
  embedder?: Embedder,
): Promise<GoldIndex> {
  const lock = lockFolder(folder)
  const documents = {
    index: await readGoldDocuments(),
    questions: askedBefore(readQuestionGroups()),
  }
  const digests = [...documents.index, ...documents.questions].map(digestOf)
  const print = createHash('sha256')
    .update(JSON.stringify({ version: versionOf(settings), embedder, digests }))
    .digest('hex')
  const printFile = join(folder, 'filled-with')
  const isFilled = existsSync(printFile) && readFileSync(printFile, 'utf8') === print
  if (!isFilled)
    for (const gone of [printFile, join(folder, 'search')]) rmSync(gone, { recursive: true, force: true })

  const engine = await startMeilisearch({ dataDir: folder, log: createLogger('error') })
  const filled = async (name: keyof typeof prefixes): Promise<SearchIndex> => {
    const { url, key } = engine
    const index = new MeilisearchIndex({ url, key, indexPrefix: prefixes[name], settings, embedder })
    await index.prepare()
    if (!isFilled) await fillGoldIndex(index, documents[name])
    return index
  }
  const [index, questions] = [await filled('index'), await filled('questions')]
  writeFileSync(printFile, print)
  return {
    index,
    questions,
    async close() {
      await engine.close()
      lock.release()
    },
  }
}
