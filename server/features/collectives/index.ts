/**
 * Groups that citizens built: listed as soon as somebody says that they exist, recognised by named agencies, in public
 * and with a date. A collective is led by people under their own accounts.
 */
export { collectiveUrl } from './collective.presenter.ts'
export { findCollective, listCollectives } from './collective.repo.ts'
export { collectiveNames } from './collective-names.ts'
export { type WaitingRecognition, listRecognitionsFor } from './list-recognitions-for.ts'
export { showCollective } from './show-collective.ts'
