import { wordsOf } from './fold-words.ts'
import { stemOf } from './stem.ts'

/** Words that say nothing about a subject: articles, pronouns, auxiliaries. Folded. */
const littleWords = new Set(
  (
    'a ai aie aient ait as au aucun aucune aux avais avait avec avez avoir avons bien c ca car ce ceci cela celle celles celui ces ' +
    'cet cette ceux chaque chez ci comme comment d dans de depuis des doit dois doivent donc du elle elles en encore entre es est ' +
    'et etaient etais etait etant ete etes etre eu eux fait faire faut fais font il ils j je l la le les leur leurs lui m ma mais ' +
    'me meme mes mien moi mon n ne ni nos notre nous on ont ou par pas peu peut peuvent peux plus pour pourquoi puis qu quand que ' +
    'quel quelle quelles quels qui quoi s sa se sera ses si soit son sont suis sur t ta te tes toi ton tous tout toute toutes tres ' +
    'tu un une va vais vas vers veut veux voici voila vont vos votre vous y'
  ).split(' '),
)

export const isLittleWord = (word: string): boolean => littleWords.has(word)

/** The stems of the words of a text, without the little ones, in their order. */
export const tellingStems = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => !isLittleWord(word))
    .map(stemOf)
