import assert from 'node:assert/strict'
import { signedInAs, signedOut, startApp } from '../support/app.ts'
import { createPerson, createThread } from '../support/threads.ts'

describe('the address that is printed under a question', () => {
  it('is the one of the public site, whatever host was asked', async () => {
    const published = await startApp({ publicUrl: 'https://palier.example' })
    try {
      const thread = await createThread()
      const { text } = await signedOut(published)
        .get(`/threads/${thread._id}/${thread.slug}`)
        .set('Host', 'evil.example')
        .expect(200)
      assert.ok(text.includes(`>https://palier.example/threads/${thread._id}<`))
      assert.doesNotMatch(text, /evil/)
    } finally {
      await published.close()
    }
  })

  it('is still there when a form of the page comes back', async () => {
    const test = await startApp()
    try {
      const thread = await createThread()
      const person = await signedInAs(test, await createPerson())
      const form = person.post(`/threads/${thread._id}/answers`).type('form')
      const { text } = await form.send({ body: '' }).expect(422)
      assert.ok(text.includes(`>http://localhost:${new URL(test.url).port}/threads/${thread._id}<`))
    } finally {
      await test.close()
    }
  })
})
