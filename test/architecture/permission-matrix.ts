/**
 * Who may do what, written by hand: never computed from the policies, which this is held against. A cell is `yes`,
 * `sign in` (401), or the reason that a refused person reads (403). `docs/permissions.md` is this table as text.
 */

/**
 * The kinds of people, as they stand to one question, one answer to it, one agency, and one collective that asked this
 * agency for recognition.
 */
export const KINDS = {
  visitor: 'has not signed in',
  citizen: 'anybody else who has signed in',
  asker: 'asked the question',
  author: 'wrote the answer',
  moderator: 'speaks for the agency, which is competent',
  'moderator without second factor': 'the same, signed in by a password alone',
  'moderator elsewhere': 'speaks for another agency',
  'agency admin': 'administers the agency',
  lead: 'leads the collective',
  admin: 'administers the platform',
} as const

export type Kind = keyof typeof KINDS
export type Row = Readonly<Record<Kind, string>>

const everybodyElse = (cell: string) =>
  ({
    citizen: cell,
    asker: cell,
    author: cell,
    moderator: cell,
    'moderator without second factor': cell,
    'moderator elsewhere': cell,
    'agency admin': cell,
    lead: cell,
    admin: cell,
  }) as const

const anybodySignedIn: Row = { visitor: 'sign in', ...everybodyElse('yes') }
const theAuthor: Row = { visitor: 'sign in', ...everybodyElse('not-your-words'), author: 'yes' }

const theAgency: Row = {
  visitor: 'sign in',
  ...everybodyElse('not-a-moderator'),
  moderator: 'yes',
  'moderator without second factor': 'second-factor',
  'agency admin': 'yes',
}

const theLead: Row = { visitor: 'sign in', ...everybodyElse('not-a-lead'), lead: 'yes' }

export const MATRIX: Readonly<Record<string, Row>> = {
  'thread.ask': anybodySignedIn,
  'thread.answer': anybodySignedIn,
  'thread.chat': anybodySignedIn,
  'thread.choose-solution': { visitor: 'sign in', ...everybodyElse('not-the-asker'), asker: 'yes' },
  'answer.revise': theAuthor,
  'answer.tell-outcome': { ...anybodySignedIn, author: 'own-answer' },
  'answer.validate': { ...theAgency, author: 'own-answer' },
  'post.withdraw': theAuthor,
  'agency.desk': theAgency,
  'collective.create': anybodySignedIn,
  'collective.ask-recognition': theLead,
  'recognition.decide': theAgency,
  'recognition.reply': theLead,
  'report.create': { visitor: 'yes', ...everybodyElse('yes') },
  'report.read': { visitor: 'sign in', ...everybodyElse('not-an-admin'), admin: 'yes' },
}

/** The kinds that an action lets in. */
export const kindsLetIn = (action: string): Kind[] =>
  (Object.keys(KINDS) as Kind[]).filter((kind) => MATRIX[action]?.[kind] === 'yes')

/** The matrix as `docs/permissions.md` shows it. */
export function matrixAsMarkdown(): string {
  const kinds = Object.keys(KINDS) as Kind[]
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    '# Who may do what',
    '',
    'Written by `npx tsx scripts/write-permissions.ts` from `test/architecture/permission-matrix.ts`, where every cell is',
    'written by hand and tried over HTTP and sockets. A cell is *yes*, *sign in* (401), or the reason of a refusal (403).',
    '',
    ...kinds.map((kind) => `- **${kind}** ${KINDS[kind]}`),
    '',
    line(['action', ...kinds]),
    line(['---', ...kinds.map(() => '---')]),
    ...Object.entries(MATRIX).map(([action, row]) =>
      line([`\`${action}\``, ...kinds.map((kind) => row[kind])]),
    ),
    '',
  ].join('\n')
}
