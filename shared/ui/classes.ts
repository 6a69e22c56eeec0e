/** Joins class names, leaving out what is not there: `classes('tag', late && 'tag--wait')`. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
