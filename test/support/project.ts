import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One file of the project, as the promises about all the code read it. */
export type SourceFile = { path: string; text: string }

/**
 * Every file below the folders whose path matches, relative to the project, sorted. A folder that does not exist
 * is an error: a promise about no file at all would always hold.
 */
export function projectFiles(folders: string[], matching = /\.tsx?$/): SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((path) => matching.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

/** `path:line: the line`, for every line that matches: what a failed promise shows. */
export function linesMatching(files: SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  )
}
