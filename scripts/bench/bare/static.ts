import { createServer } from 'node:http'
import compression from 'compression'
import express from 'express'
import { listen } from '../listen.ts'
import { runSide } from '../side.ts'

interface StaticFiles {
  html: string
  css: string
}

/** A static page and its style sheet, compressed. */
await runSide(async () => {
  let files: StaticFiles = { html: '', css: '' }
  const app = express()
  app.use(compression())
  app.get('/', (_req, res) => {
    res.type('html').send(files.html)
  })
  app.get('/style.css', (_req, res) => {
    res.type('css').send(files.css)
  })
  return {
    url: await listen(createServer(app)),
    answers: { show: (shown) => void (files = shown as StaticFiles) },
  }
})
