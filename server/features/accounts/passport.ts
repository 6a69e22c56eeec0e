import { Passport } from 'passport'
import { Strategy as LocalStrategy } from 'passport-local'
import { passwordMatches } from './password.ts'
import { findPersonByLogin } from './person.repo.ts'

/** Passport with the ways to sign in that we have: by name or e-mail address, and password. */
export function createPassport(): InstanceType<typeof Passport> {
  const passport = new Passport()
  passport.use(
    new LocalStrategy({ usernameField: 'login', session: false }, (login, password, done) => {
      checkPassword(login, password).then((user) => done(null, user), done)
    }),
  )
  // A session holds the person's id; who that is now is read afresh on each request.
  passport.serializeUser((user, done) => done(null, user))
  passport.deserializeUser((user: Express.User, done) => done(null, user))
  return passport
}

async function checkPassword(login: string, password: string): Promise<Express.User | false> {
  const person = await findPersonByLogin(login)
  const matches = await passwordMatches(person?.passwordHash, password)
  return matches && person !== null && { id: person._id, trial: false }
}
