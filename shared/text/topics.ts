import { words } from './words.ts'

export const topicsWords = words({
  title: ['Sujets', 'Topics'],
  lead: [
    'Partez de ce qui vous arrive, ou d’un thème. Chaque démarche a ses questions et ses fiches officielles.',
    'Start from what happened to you, or from a theme. Each procedure has its questions and its official sheets.',
  ],
  events: ['Ce qui vous arrive', 'What happened to you'],
  themes: ['Les thèmes', 'Themes'],
  procedures: [
    (count: number) => (count > 1 ? `${count} démarches` : `${count} démarche`),
    (count: number) => (count === 1 ? '1 procedure' : `${count} procedures`),
  ],
})
