import type { HybridSearch, Settings } from 'meilisearch'

/** A service that turns texts into vectors, so that words which mean the same are near each other. Off unless it is set. */
export interface Embedder {
  /** Takes `{model, input: [text, …]}` and answers `{data: [{embedding: [number, …]}, …]}`, as most such services do. */
  url: string
  key?: string | undefined
  model?: string | undefined
  /** Numbers in one of its vectors. */
  dimensions: number
  /** How much nearness counts beside words, from 0 to 1. */
  ratio: number
}

/** The engine's name for it. */
const NAME = 'meaning'

/** The engine asks the service itself: when it indexes, and for each query. */
export function embedderSettings({ url, key, model, dimensions }: Embedder): Pick<Settings, 'embedders'> {
  return {
    embedders: {
      [NAME]: {
        source: 'rest',
        url,
        dimensions,
        ...(key !== undefined && { apiKey: key }),
        request: { ...(model !== undefined && { model }), input: ['{{text}}', '{{..}}'] },
        response: { data: [{ embedding: '{{embedding}}' }, '{{..}}'] },
        documentTemplate: '{{ doc.title }}. {{ doc.body | truncatewords: 120 }}',
        documentTemplateMaxBytes: 1_500,
      },
    },
  }
}

/** What a document says that is put in without a vector: found by its words, until it is written again. */
export const withoutVector = { _vectors: { [NAME]: null } }

/** What a query says to be answered by meaning too. */
export const byMeaning = (embedder: Embedder | undefined): { hybrid?: HybridSearch } =>
  embedder ? { hybrid: { embedder: NAME, semanticRatio: embedder.ratio } } : {}
