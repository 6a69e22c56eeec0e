/** The first thousand guesses of somebody patient: ten tries per quarter of an hour make as many in a day. */
const firstGuesses = 1_000
// The estimate's time grows with length, and what comes after this adds nothing to a weak beginning.
const enough = 64

/** Is this among the first passwords that anybody would try for this person, by zxcvbn's estimate with French words? */
export async function isEasilyGuessed(password: string, handle: string): Promise<boolean> {
  const zxcvbn = await estimator()
  return zxcvbn.check(password.slice(0, enough), [handle, 'palier']).guesses < firstGuesses
}

// The dictionaries weigh some megabytes: they are read when the first account is made, not at every start.
let loading: Promise<import('@zxcvbn-ts/core').ZxcvbnFactory> | undefined
const estimator = () => (loading ??= load())

async function load() {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
  })
}
