/**
 * What an answer or a seal rests on: an official sheet at one edition, with the words quoted, or an official address and the
 * day it was read. Checked when it is named, kept as it was then.
 */
export { quoteFrom } from './quote-from.ts'
export { readSources } from './read-sources.ts'
export { sourceSchema, type SourceRecord } from './source.model.ts'
export { presentSource, sourceText } from './source.presenter.ts'
