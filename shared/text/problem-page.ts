import { words } from './words.ts'

export const problemPageWords = words({
  number: [(id: string) => `Numéro à nous donner\u00a0: ${id}`, (id: string) => `Number to give us: ${id}`],
  kept: ['Ce que vous avez écrit', 'What you wrote'],
  sendAgain: ['Envoyer de nouveau', 'Send again'],
  home: ['Revenir à l’accueil', 'Back to the home page'],
  human: ['Voir quelqu’un', 'See someone'],
})
