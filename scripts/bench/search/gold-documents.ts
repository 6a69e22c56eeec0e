import type { SearchDocument } from '../../../server/adapters/search/search.port.ts'
import { ficheText, ficheUrl } from '../../../server/features/fiches/index.ts'
import {
  ficheDocument,
  threadDocuments,
  type AnswerFound,
} from '../../../server/features/search/searchable.rules.ts'
import { topicSource } from '../../../server/features/search/topic-source.ts'
import { slugOf } from '../../../server/features/threads/thread.rules.ts'
import { topicsAbove } from '../../../server/features/topics/index.ts'
import { readPackedLines } from '../../../server/packed-content.ts'
import type { ExampleThread } from '../../../server/seed/examples/example.types.ts'
import { exampleThreads } from '../../../server/seed/examples/example-threads.ts'
import { renderBody } from '../../../server/writing/render-body.ts'
import type { Fiche } from '../../../shared/api/fiches.ts'

const written = new Date('2026-01-05T09:00:00Z')

/** What the gold set searches in, as the product says it: official sheets, topics, and the example questions with their answers. */
export async function readGoldDocuments(): Promise<SearchDocument[]> {
  const topics = await topicSource.list('', written)
  const documents = [
    ...topics.found.flatMap((topic) => topic.documents),
    ...exampleThreads.flatMap(documentsOfThread),
  ]
  for await (const line of readPackedLines('fiches.ndjson.br')) {
    const fiche = JSON.parse(line) as Fiche
    const topicSlugs = [...new Set(fiche.topics.flatMap(topicsAbove))]
    documents.push(ficheDocument(fiche, ficheText(fiche), ficheUrl(fiche.id), topicSlugs))
  }
  return documents
}

/** Seals are left out: no query asks for one, and who gave it would have to be looked up. */
function documentsOfThread({ title, body, topic, log }: ExampleThread): SearchDocument[] {
  const id = slugOf(title)
  const answers = new Map<string, string>()
  for (const event of log)
    if (event.what === 'answer' || event.what === 'revise') answers.set(event.answer, event.body)
  return threadDocuments({
    id,
    title,
    url: `/threads/${id}`,
    status: answers.size > 0 ? 'answered' : 'open',
    topicSlugs: topicsAbove(topic),
    territories: [],
    createdAt: written,
    isExample: true,
    questionHtml: renderBody(body),
    answers: [...answers.values()].map((text, index): AnswerFound => ({
      id: `${id}-${index}`,
      seq: index + 2,
      html: renderBody(text),
      date: written,
      seals: [],
    })),
  })
}
