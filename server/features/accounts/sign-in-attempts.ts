import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Limits } from '../../../shared/limits.ts'
import { TooMany } from '../../errors.ts'
import { foldName } from './person.rules.ts'

/** Counts failed sign-ins of one address on one account, so that guessing stops and the owner, elsewhere, still gets in. */
export interface SignInAttempts {
  /** @throws TooMany when this address has failed too often on this account */
  check(address: string, login: string): Promise<void>
  failed(address: string, login: string): Promise<void>
  succeeded(address: string, login: string): Promise<void>
}

export function countSignInAttempts({ count, per }: Limits['rate']['signIn']): SignInAttempts {
  const limiter = new RateLimiterMemory({ points: count, duration: per / 1000 })
  const key = (address: string, login: string) => `${address} ${foldName(login)}`
  return {
    async check(address, login) {
      const state = await limiter.get(key(address, login))
      if (state !== null && state.consumedPoints >= count) throw new TooMany(state.msBeforeNext / 1000)
    },
    async failed(address, login) {
      await limiter.penalty(key(address, login))
    },
    async succeeded(address, login) {
      await limiter.delete(key(address, login))
    },
  }
}
