import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findTopic, listTopics } from '../../server/features/topics/index.ts'
import { packageRoot } from '../../server/package-root.ts'
import { readPackedLines } from '../../server/packed-content.ts'
import { ficheSchema, type Fiche } from '../../shared/api/fiches.ts'

describe('the packed sheets', () => {
  const fiches = new Map<string, Fiche>()
  /** As JSON: what is looked for anywhere in a sheet. */
  const lines: string[] = []

  before(async function () {
    this.timeout(30_000)
    for await (const line of readPackedLines('fiches.ndjson.br')) {
      const fiche = JSON.parse(line) as Fiche
      assert.ok(!fiches.has(fiche.id), `${fiche.id} is there twice`)
      fiches.set(fiche.id, fiche)
      lines.push(line)
    }
  })

  it('are 4,056: all of three audiences but the trees of questions', () => {
    const counts = ['particuliers', 'professionnels', 'associations'].map(
      (audience) => [...fiches.values()].filter((fiche) => fiche.audience === audience).length,
    )
    assert.deepEqual(counts, [3159, 788, 109])
  })
  it('have the shape that pages rely on', () => {
    // One in ten: the script that packs them has checked all.
    for (const fiche of [...fiches.values()].filter((_, at) => at % 10 === 0))
      assert.ok(ficheSchema.safeParse(fiche).success, fiche.id)
  })
  it('give an anchor once in a sheet', () => {
    for (const line of lines) {
      // Contacts, services and definitions stand beside the text, without anchors of their own.
      const anchors = line.slice(0, line.indexOf('"contacts":')).match(/"anchor":"[^"]+"/g) ?? []
      assert.equal(new Set(anchors).size, anchors.length, line.slice(0, 60))
    }
  })
  it('link to sheets that are there', () => {
    for (const line of lines)
      for (const [, id = ''] of line.matchAll(/"fiche":"([^"]+)"/g)) assert.ok(fiches.has(id), id)
  })
  it('link nowhere to the host that the official site left', () => {
    for (const line of lines)
      assert.doesNotMatch(line, /"(?:href|url)":"https?:\/\/[^/"]*service-public\.fr[/"]/)
  })
  it('stand under topics that are there', () => {
    for (const { id, topics } of fiches.values())
      for (const slug of topics) assert.ok(findTopic(slug), `${id}: ${slug}`)
  })
  it('hold the sheet of every topic', () => {
    for (const kind of ['event', 'theme', 'procedure'] as const)
      for (const { fiche } of listTopics(kind)) assert.ok(fiches.has(fiche), fiche)
  })
  it('weigh no more than 6 MB with all that is packed', () => {
    const folder = join(packageRoot, 'server/seed')
    const packed = readdirSync(folder).filter((name) => name.endsWith('.br'))
    const total = packed.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    assert.ok(total <= 6 * 1024 * 1024, `${total} bytes`)
  })
})
