import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Meilisearch, type Settings, type Synonyms } from 'meilisearch'
import { MeilisearchIndex } from '../../../server/adapters/search/meilisearch-index.ts'
import { startMeilisearch } from '../../../server/adapters/search/meilisearch-process.ts'
import type { SearchIndex } from '../../../server/adapters/search/search.port.ts'
import { lockFolder } from '../../../server/database/embedded/folder.ts'
import { createLogger } from '../../../server/logger.ts'
import { fillGoldIndex } from './fill-gold-index.ts'
import { readGoldDocuments } from './gold-documents.ts'

export interface GoldIndex {
  index: SearchIndex
  /** Puts other synonyms in place of those there are: the engine needs no document again for that. */
  useSynonyms(synonyms: Synonyms): Promise<void>
  close(): Promise<void>
}

const indexPrefix = 'gold-'

/**
 * A private engine that holds what the gold set searches in. It is kept in `folder`, and filled again when a document or a setting
 * has changed since, synonyms apart.
 * @throws StoreLocked while another run is at it
 */
export async function openGoldIndex(folder: string, settings: Settings): Promise<GoldIndex> {
  const lock = lockFolder(folder)
  const documents = await readGoldDocuments()
  const { synonyms, ...indexed } = settings
  const print = createHash('sha256').update(JSON.stringify({ indexed, documents })).digest('hex')
  const printFile = join(folder, 'filled-with')
  const isFilled = existsSync(printFile) && readFileSync(printFile, 'utf8') === print
  if (!isFilled)
    for (const gone of [printFile, join(folder, 'search')]) rmSync(gone, { recursive: true, force: true })

  const engine = await startMeilisearch({ dataDir: folder, log: createLogger('error') })
  const index = new MeilisearchIndex({ url: engine.url, key: engine.key, indexPrefix, settings })
  await index.prepare()
  if (!isFilled) {
    await fillGoldIndex(index, documents)
    writeFileSync(printFile, print)
  }
  const kept = new Meilisearch({ host: engine.url, apiKey: engine.key }).index(`${indexPrefix}documents`)
  const useSynonyms = async (wanted: Synonyms) => {
    const { status } = await kept.updateSettings({ synonyms: wanted }).waitTask()
    if (status !== 'succeeded') throw new Error(`the engine refuses the synonyms: ${status}`)
  }
  await useSynonyms(synonyms ?? {})
  return {
    index,
    useSynonyms,
    async close() {
      await engine.close()
      lock.release()
    },
  }
}
