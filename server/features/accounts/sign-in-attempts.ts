import { ipKeyGenerator } from 'express-rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Limits } from '../../../shared/limits.ts'
import { TooMany } from '../../errors.ts'
import { foldName } from './person.rules.ts'

/** Counts sign-ins of one address on one account, so that guessing stops and the owner, elsewhere, still gets in. */
export interface SignInAttempts {
  /**
   * Counts a try before its password is checked: a burst that is sent at once is counted too.
   * @throws TooMany when this address has failed too often on this account
   */
  begin(address: string, login: string): Promise<void>
  /** The owner is in: what was counted is forgotten. */
  succeeded(address: string, login: string): Promise<void>
}

export function countSignInAttempts({ count, per }: Limits['rate']['signIn']): SignInAttempts {
  const limiter = new RateLimiterMemory({ points: count, duration: per / 1000 })
  // One subscriber of IPv6 has a whole network of addresses, and is one address all the same.
  const key = (address: string, login: string) => `${ipKeyGenerator(address)} ${foldName(login)}`
  return {
    async begin(address, login) {
      await limiter.consume(key(address, login)).catch((refusal: unknown) => {
        if (refusal instanceof Error) throw refusal
        throw new TooMany((refusal as { msBeforeNext: number }).msBeforeNext / 1000)
      })
    },
    async succeeded(address, login) {
      await limiter.delete(key(address, login))
    },
  }
}
