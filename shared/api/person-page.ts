import type { PersonDto } from './people.ts'
import type { AnswerItemDto, ThreadItemDto } from './threads.ts'

/** A person's page: each list with the address of its next page. */
export interface PersonPageDto {
  person: PersonDto
  answers: AnswerItemDto[]
  nextAnswers: string | null
  threads: ThreadItemDto[]
  nextThreads: string | null
}
