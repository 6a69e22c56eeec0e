import assert from 'node:assert/strict'
import { readConfig } from './config.ts'

const secret = 'x'.repeat(32)
const real = { MONGODB_URL: 'mongodb://db', PUBLIC_URL: 'https://palier.example', SESSION_SECRET: secret }

describe('readConfig', () => {
  it('is the trial set-up when nothing is configured', () => {
    const config = readConfig({})
    assert.deepEqual([config.host, config.port, config.trial], ['127.0.0.1', 3000, true])
  })
  it('stays the trial set-up with another port and another folder', () =>
    assert.equal(readConfig({ PORT: '3111', PALIER_DATA_DIR: 'elsewhere' }).trial, true))
  it('has no trial on a real server', () => assert.equal(readConfig(real).trial, false))
  it('has no trial as soon as a secret, a search engine or a public address is set', () => {
    assert.equal(readConfig({ SESSION_SECRET: secret }).trial, false)
    assert.equal(readConfig({ MEILI_URL: 'http://search:7700', MEILI_KEY: 'key' }).trial, false)
    assert.equal(readConfig({ PUBLIC_URL: 'http://localhost:3000' }).trial, false)
  })
  it('has search by words alone unless a service for meaning is set, whose vectors have a length', () => {
    assert.equal(readConfig({}).embedder, undefined)
    const url = 'https://vectors.example/v1/embeddings'
    assert.throws(() => readConfig({ MEILI_EMBEDDER_URL: url }), /MEILI_EMBEDDER_DIMENSIONS is required/)
    const { embedder } = readConfig({ MEILI_EMBEDDER_URL: url, MEILI_EMBEDDER_DIMENSIONS: '768' })
    assert.deepEqual([embedder?.url, embedder?.dimensions, embedder?.ratio], [url, 768, 0.3])
  })
  it('refuses a trial on a real server', () => {
    assert.throws(() => readConfig({ ...real, PALIER_TRIAL: 'on' }), /PALIER_TRIAL/)
    assert.throws(
      () =>
        readConfig({
          HOST: '0.0.0.0',
          PALIER_TRIAL: '1',
          PUBLIC_URL: 'http://a.example',
          SESSION_SECRET: secret,
        }),
      /PALIER_TRIAL/,
    )
  })
  it('names every setting that a real server still needs', () => {
    assert.throws(() => readConfig({ MONGODB_URL: 'mongodb://db' }), /PUBLIC_URL[\s\S]*SESSION_SECRET/)
    assert.throws(() => readConfig({ HOST: '0.0.0.0' }), /PUBLIC_URL[\s\S]*SESSION_SECRET/)
    assert.throws(() => readConfig({ MEILI_URL: 'http://search:7700' }), /MEILI_KEY/)
  })
  it('refuses a secret that is too short, and a port that is none', () => {
    assert.throws(() => readConfig({ ...real, SESSION_SECRET: 'short' }), /SESSION_SECRET/)
    assert.throws(() => readConfig({ PORT: 'http' }), /PORT/)
  })
  it('takes an empty setting for one that is not set', () =>
    assert.equal(readConfig({ MONGODB_URL: '' }).trial, true))
  it('tells who answers for the instance', () =>
    assert.deepEqual(readConfig({ LEGAL_HOST: 'Une association' }).legal, { host: 'Une association' }))
})
