import assert from 'node:assert/strict'
import { readTarget, receiptNumber } from './report.rules.ts'

const ours = {
  isOurs: (origin: string) => origin === 'https://palier.example',
  isKnownPath: (pathname: string) => pathname === '/' || /^\/threads\/[^/]+$/.test(pathname),
}

describe('what a report is about', () => {
  const kept: [typed: string, target: string][] = [
    ['/threads/a', '/threads/a'],
    ['/threads/a#post-3', '/threads/a#post-3'],
    ['/threads/a?after=50#post-53', '/threads/a?after=50#post-53'],
    ['https://palier.example/threads/a#post-3', '/threads/a#post-3'],
    ['/', '/'],
    ['/nowhere/../threads/a', '/threads/a'],
    ['/threads/a#<script>', '/threads/a'],
  ]
  for (const [typed, target] of kept)
    it(`takes ${typed}`, () => assert.equal(readTarget(typed, ours), target))

  const refused = [
    'https://evil.example/threads/a',
    'https://palier.example.evil.example/threads/a',
    'https://palier.example:444/threads/a',
    '//evil.example/threads/a',
    String.raw`/\evil.example/threads/a`,
    'javascript:alert(1)',
    'data:text/html,x',
    'threads/a',
    '/threads/a/b/c',
    '/nulle-part',
    '#post-3',
    '',
  ]
  for (const typed of refused)
    it(`refuses ${typed || 'nothing'}`, () => assert.equal(readTarget(typed, ours), undefined))
})

describe('the number of a receipt', () => {
  it('is easy to read out', () =>
    assert.match(
      receiptNumber(new Uint8Array([0, 30, 31, 255, 7, 9, 100, 4, 5, 6])),
      /^R-[2-9A-Z]{5}-[2-9A-Z]{5}$/,
    ))
  it('is another for other bytes', () =>
    assert.notEqual(receiptNumber(new Uint8Array(10).fill(1)), receiptNumber(new Uint8Array(10).fill(2))))
})
