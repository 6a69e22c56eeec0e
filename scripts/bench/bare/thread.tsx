import { createServer } from 'node:http'
import express from 'express'
import { renderToString } from 'preact-render-to-string'
import { connectDatabase } from '../../../server/database/connect.ts'
import { PersonModel } from '../../../server/features/accounts/person.model.ts'
import { SessionModel } from '../../../server/features/accounts/session.model.ts'
import { FicheModel } from '../../../server/features/fiches/fiche.model.ts'
import { OutcomeModel } from '../../../server/features/threads/outcome.model.ts'
import { PostModel, type PostRecord } from '../../../server/features/threads/post.model.ts'
import { ThreadModel } from '../../../server/features/threads/thread.model.ts'
import { listen } from '../listen.ts'
import { runSide } from '../side.ts'

/**
 * Express, Preact and the queries of a thread's page, and nothing else: no headers, languages, rights, seals, forms or
 * cache. With a session it reads who that is and what they said of the answers, as a signed-in reader's page must.
 */
await runSide<{ dataDir: string }>(async ({ dataDir }) => {
  await connectDatabase({ mongodbUrl: undefined, dataDir })
  const app = express()
  app.get('/threads/:id/:slug', async (req, res) => {
    const reader = await readerOf(req.headers['x-session'])
    const page = await readPage(req.params.id, reader?._id)
    res.type('html').send(`<!doctype html>${renderToString(<Page {...page} reader={reader?.handle} />)}`)
  })
  const server = createServer(app)
  return {
    url: await listen(server),
  }
})

async function readerOf(key: string | string[] | undefined) {
  if (typeof key !== 'string') return null
  const session = await SessionModel.findOne({ _id: key, expiresAt: { $gt: new Date() } }).lean()
  return session && PersonModel.findById(session.personId).lean()
}

async function readPage(threadId: string, reader: string | undefined) {
  const last = await PostModel.findOne({ threadId }, { seq: 1 }).sort({ seq: -1 }).lean()
  const [thread, words, talk] = await Promise.all([
    ThreadModel.findById(threadId).lean(),
    PostModel.find({ threadId, kind: { $in: ['question', 'answer'] } })
      .sort({ seq: 1 })
      .limit(500)
      .lean(),
    PostModel.find({ threadId, kind: { $in: ['chat', 'system'] } })
      .sort({ seq: -1 })
      .limit(50)
      .lean(),
  ])
  const posts = [...words, ...talk.toReversed()]
  const answerIds = words.flatMap(({ kind, _id }) => (kind === 'answer' ? [_id] : []))
  const [people, fiches, outcomes] = await Promise.all([
    PersonModel.find(
      { _id: { $in: [...new Set(posts.map(({ authorId }) => authorId))] } },
      { handle: 1 },
    ).lean(),
    FicheModel.find({ topics: thread?.topic ?? '', current: true }, { _id: 0, fiche: 1, title: 1 })
      .sort({ title: 1 })
      .limit(4)
      .lean(),
    reader === undefined ? [] : OutcomeModel.find({ answerId: { $in: answerIds }, personId: reader }).lean(),
  ])
  return {
    title: thread?.title ?? '',
    seq: last?.seq ?? 0,
    posts,
    handles: new Map(people.map(({ _id, handle }) => [_id, handle])),
    fiches,
    told: new Map(outcomes.map(({ answerId, outcome }) => [answerId, outcome])),
  }
}

type PageProps = Awaited<ReturnType<typeof readPage>> & { reader: string | undefined }

const Page = ({ title, seq, posts, handles, fiches, told, reader }: PageProps) => (
  <html lang="fr">
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
    </head>
    <body>
      <header>{reader ?? 'Palier'}</header>
      <h1>{title}</h1>
      <ol data-seq={seq}>
        {posts.map((post) => (
          <Post key={post._id} post={post} handle={handles.get(post.authorId)} told={told.get(post._id)} />
        ))}
      </ol>
      <ul>
        {fiches.map(({ fiche, title: name }) => (
          <li key={fiche}>
            <a href={`/fiches/${fiche}`}>{name}</a>
          </li>
        ))}
      </ul>
    </body>
  </html>
)

interface PostProps {
  post: PostRecord
  handle: string | undefined
  told: string | undefined
}

const Post = ({ post, handle, told }: PostProps) => (
  <li id={`post-${post.seq}`}>
    <p>
      <a href={`/people/${handle}`}>{handle}</a> <time>{post.createdAt.toISOString()}</time> {told}
    </p>
    <div dangerouslySetInnerHTML={{ __html: post.bodyHtml }} />
  </li>
)
