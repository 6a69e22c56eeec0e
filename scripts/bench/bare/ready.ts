import { createServer } from 'node:http'
import express from 'express'
import { listen } from '../listen.ts'
import { runSide } from '../side.ts'

/** Express that returns a ready page. */
await runSide(async () => {
  let page = ''
  const app = express()
  app.get('/', (_req, res) => {
    res.type('html').send(page)
  })
  const server = createServer(app)
  return {
    url: await listen(server),
    answers: { show: (html) => void (page = String(html)) },
  }
})
