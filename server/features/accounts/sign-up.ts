import type { z } from 'zod'
import type { signUpSchema } from '../../../shared/api/people.ts'
import type { Context } from '../../context.ts'
import { newId } from '../../database/new-id.ts'
import { isDuplicate } from '../../database/transaction.ts'
import { Invalid } from '../../errors.ts'
import { isEasilyGuessed } from './password-strength.ts'
import { hashPassword } from './password.ts'
import type { PersonRecord } from './person.model.ts'
import { insertPerson } from './person.repo.ts'
import { foldName } from './person.rules.ts'

/** Makes an account from a pseudonym and a password. @throws Invalid when the name or the address is taken, or the password is too well known */
export async function signUp(
  { now }: Pick<Context, 'now'>,
  input: z.infer<typeof signUpSchema>,
): Promise<PersonRecord> {
  if (await isEasilyGuessed(input.password, input.handle))
    throw new Invalid([{ field: 'password', code: 'common-password' }])
  const { handle, email } = input
  const person: PersonRecord = {
    _id: newId(),
    handle,
    handleKey: foldName(handle),
    ...(email === undefined ? {} : { email, emailKey: foldName(email) }),
    passwordHash: await hashPassword(input.password),
    admin: false,
    memberships: [],
    isExample: false,
    createdAt: now,
  }
  try {
    await insertPerson(person)
  } catch (error) {
    if (isDuplicate(error, 'handleKey')) throw new Invalid([{ field: 'handle', code: 'taken' }])
    if (isDuplicate(error, 'emailKey')) throw new Invalid([{ field: 'email', code: 'email-taken' }])
    throw error
  }
  return person
}
