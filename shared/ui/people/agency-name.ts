import type { Locale } from '../../text/words.ts'

/** The French article of an agency's name is that of its first word; an unknown word gets none. */
const articles: Record<string, readonly string[]> = {
  'la ': [
    'caisse',
    'mairie',
    'préfecture',
    'sous-préfecture',
    'direction',
    'maison',
    'mission',
    'communauté',
    'métropole',
    'ville',
    'région',
    'mutualité',
  ],
  'le ': ['département', 'centre', 'conseil', 'ministère', 'service', 'tribunal', 'rectorat', 'pôle'],
  'l’': ['agence', 'assurance', 'office', 'hôpital', 'académie', 'union', 'urssaf'],
}

/** `la Caisse de retraite de Brume`, `l’Agence de l’emploi`. English takes the name as it is. */
export function withArticle(name: string, locale: Locale): string {
  if (locale !== 'fr') return name
  const first = name.split(/\s/u)[0]?.toLocaleLowerCase('fr') ?? ''
  const article = Object.keys(articles).find((each) => articles[each]?.includes(first)) ?? ''
  return `${article}${name}`
}

/** The same at the start of a sentence: `La Caisse de retraite de Brume`. */
export function sentenceStart(name: string, locale: Locale): string {
  const text = withArticle(name, locale)
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}
