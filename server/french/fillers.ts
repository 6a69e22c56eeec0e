import { isLittleWord } from './telling-stems.ts'

/** What people say around their question, by what it does there. Folded. */
const fillers = new Set(
  [
    'bonjour bonsoir salut coucou hello hey bjr bsr slt madame monsieur messieurs mesdames chers cher chere',
    'merci svp stp plait please cordialement avance beaucoup pardon excusez excuse desole desolee deranger derange',
    'communaute forum poste posts post question questions repondre reponse aider aidez aide-moi dire dites savoir sait',
    'sais connaitre connait expliquer renseigner renseignement renseignements indiquer conseil conseils avis idee idees',
    'quelqu quelque quelques chose choses gens monde personne truc machin fois moment',
    'alors voila euh ben bah bref enfin ensuite puis aussi juste vraiment deja toujours jamais souvent parfois maintenant',
    'assez trop beaucoup bien mal super peu-pres plutot surtout tellement quasiment presque environ normalement',
    'voudrais voudrait voulais veuille souhaite souhaiterais souhaiterait aimerais aimerait cherche chercher envie besoin',
    'pouvoir pourrais pourrait pourriez pouvez devrais devrait devoir devrai falloir faudrait faudra parait semble',
    'possible normal vrai autorise droit-de facile oblige obligee savez connaissez pensez pense crois trouve',
    'comprends comprendre comprend galere souci soucis probleme problemes perdu-avec urgent aurais aurait aura',
    'arrive arriver cas part facon maniere sorte genre niveau plein tas dis dit disent parle parler',
    'ici labas aujourd hui hier demain matin soir annee semaine mois jour jours ans an',
    'quoi pourquoi combien ou quand lequel laquelle lesquels',
    'vient viens venir venu mettre mis mets met prendre pris prend donner donne laisser rester reste',
    'passe passer parce puisque cause cinq six sept huit neuf dix premier dispo dispos est-ce ',
    'sinon sauf selon lors afin malgre pendant apres avant sans',
  ]
    .join(' ')
    .split(' '),
)

/** Does this word say nothing of what is asked? */
export const isFiller = (word: string): boolean => isLittleWord(word) || fillers.has(word)
