/**
 * Groups that citizens built: listed as soon as somebody says that they exist, recognised by named agencies, in public
 * and with a date. A collective is led by people under their own accounts.
 */
export { askRecognition } from './ask-recognition.ts'
export { collectiveNames } from './collective-names.ts'
export { collectiveUrl, presentCollectiveItem } from './collective.presenter.ts'
export { findCollective } from './collective.repo.ts'
export { collectiveRoutes, type FailedCollectiveForm } from './collectives.routes.ts'
export { createCollective } from './create-collective.ts'
export { decideRecognition } from './decide-recognition.ts'
export { listRecognitionsFor, type WaitingRecognition } from './list-recognitions-for.ts'
export { replyToRefusal } from './reply-to-refusal.ts'
export { showCollective, type ShownCollective } from './show-collective.ts'
