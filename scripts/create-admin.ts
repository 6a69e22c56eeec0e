/**
 * Makes somebody a platform administrator: `npm run create-admin -- HANDLE`. Asks for a password when the account does not
 * exist yet. Reads the same settings as the server, which must not be running on the embedded store meanwhile.
 */
import { createInterface } from 'node:readline/promises'
import { signUpSchema } from '../shared/api/people.ts'
import { readConfig } from '../server/config.ts'
import { connectDatabase } from '../server/database/connect.ts'
import { signUp } from '../server/features/accounts/sign-up.ts'
import { findPersonByHandle, makeAdmin } from '../server/features/accounts/person.repo.ts'
import { Invalid } from '../server/errors.ts'
import { fieldSentence } from '../shared/text/problems.ts'

async function main(handle: string | undefined): Promise<void> {
  if (!handle) throw new Error('Say whom: npm run create-admin -- HANDLE')
  const { mongodbUrl, dataDir } = readConfig()
  const database = await connectDatabase({ mongodbUrl, dataDir })
  try {
    const person = (await findPersonByHandle(handle)) ?? (await newPerson(handle))
    await makeAdmin(person._id)
    console.log(`${person.handle} is now an administrator of this Palier.`)
  } finally {
    await database.close()
  }
}

async function newPerson(handle: string) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const password = await terminal.question(
    `There is no ${handle} yet. A password of 12 characters or more (it is shown as you type): `,
  )
  terminal.close()
  const parsed = signUpSchema.safeParse({ handle, password })
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    )
  return signUp({ now: new Date() }, parsed.data)
}

try {
  await main(process.argv[2])
} catch (error) {
  const sentences =
    error instanceof Invalid ? error.fields.map(({ code, values }) => fieldSentence('en', code, values)) : []
  console.error(sentences.length > 0 ? sentences.join('\n') : error instanceof Error ? error.message : error)
  process.exitCode = 1
}
