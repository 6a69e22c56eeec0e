import { words } from './words.ts'

/** What a seal says. `agency` is its name with the article that the agency itself uses, if any. */
export const sealWords = words({
  validatedBy: [(agency: string) => `Validé par ${agency}`, (agency: string) => `Validated by ${agency}`],
  partlyValidatedBy: [
    (agency: string) => `Validé en partie par ${agency}`,
    (agency: string) => `Validated in part by ${agency}`,
  ],
  correctedBy: [(agency: string) => `Précisé par ${agency}`, (agency: string) => `Added beside by ${agency}`],
  otherwiseSays: [
    (agency: string) => `${agency} dit autre chose`,
    (agency: string) => `${agency} says something else`,
  ],
  outdatedSays: [
    (agency: string) => `N’est plus à jour, dit ${agency}`,
    (agency: string) => `No longer up to date, says ${agency}`,
  ],
  underReview: ['La règle a peut-être changé', 'The rule may have changed'],
  superseded: ['Texte changé depuis le sceau', 'Text changed since the seal'],
  expired: [(day: string) => `Sceau expiré le ${day}`, (day: string) => `Seal expired on ${day}`],
  revoked: ['Sceau retiré', 'Seal withdrawn'],

  validated: ['Validé', 'Validated'],
  partly: ['Validé en partie', 'Validated in part'],
  corrected: ['Précisé', 'Added beside'],
  outdated: ['N’est plus à jour', 'No longer up to date'],
  toReview: ['À revérifier', 'To be checked again'],
  changedSince: ['Texte changé depuis', 'Text changed since'],
  expiredBrief: ['Sceau expiré', 'Seal expired'],
  until: [(day: string) => `jusqu’au ${day}`, (day: string) => `until ${day}`],

  covered: ['Couvert par le sceau', 'Covered by the seal'],
  by: ['Par', 'By'],
  byRole: [
    (role: string, day: string) => `${role}, le ${day}`,
    (role: string, day: string) => `${role}, on ${day}`,
  ],
  coversTerm: ['Porte sur', 'Covers'],
  coversWhole: [
    (revision: number) => `la version ${revision}, en entier`,
    (revision: number) => `version ${revision}, all of it`,
  ],
  coversPart: [
    (revision: number, part: string) => `une partie de la version ${revision}\u00a0: ${part}`,
    (revision: number, part: string) => `part of version ${revision}: ${part}`,
  ],
  beside: [
    (revision: number) => `la version ${revision}. L’avis est posé à côté, les mots de l’auteur restent.`,
    (revision: number) => `version ${revision}. It stands beside; the author’s words remain.`,
  ],
  valid: ['Valable', 'Valid'],
  wasValid: ['Valait', 'Was valid'],
  sources: ['Sources', 'Sources'],
  noLongerVouched: ['Plus personne ne garantit ce texte.', 'Nobody vouches for this text any more.'],
  supersededMeans: [
    (revision: number) => `Le sceau portait sur la version ${revision}, qui n’est plus celle que vous lisez.`,
    (revision: number) => `The seal covered version ${revision}, which is no longer the one you read.`,
  ],
  replaced: ['Remplacé par un avis plus récent', 'Replaced by a later verdict'],
  replacedMeans: [
    'Le même organisme s’est prononcé de nouveau sur cette réponse.',
    'The same agency has spoken again on this answer.',
  ],
  underReviewMeans: [
    (agency: string) => `Une source a changé. ${agency} revérifie.`,
    (agency: string) => `A source has changed. ${agency} is checking again.`,
  ],
  disagree: ['Deux organismes ne disent pas la même chose', 'Two agencies do not say the same'],
  disagreeMeans: [
    'Les deux avis restent affichés, chacun avec sa date.',
    'Both stay on show, each with its date.',
  ],
})
