import type { Sentences } from './en.ts';

/** What a person can do wrong, in French. */
export const mistakes: Sentences['mistakes'] = {
  'empty-question':
    'Écrivez l’affirmation à vérifier, par exemple : la vitamine C prévient les rhumes.',
  'token-damaged': 'Ce bouton n’a pas pu être lu. Veuillez poser la question de nouveau.',
  'token-old':
    'Ce bouton vient d’une version antérieure du service. Veuillez poser la question de nouveau.',
  'fact-check-gone':
    'Cette vérification n’est plus dans la bibliothèque. Posez la question de nouveau pour voir ce qu’il y a maintenant.',
  'not-permitted': 'Vous ne pouvez pas faire cela ici, mais la modération peut le faire pour vous.',
  'nothing-there':
    'Il n’y a rien ici pour le moment, mais vous pouvez parcourir toute la bibliothèque.',
  'message-hidden':
    'Le service ne voit pas ce message. Ouvrez son menu et choisissez Applications, puis « Vérifier les faits », et il pourra le lire.',
  'no-settings-here':
    'Il n’y a rien à régler ici. Les réglages sont ceux d’un serveur ou d’un espace de travail.',
  'no-posting-here':
    'On publie dans un serveur ou un espace de travail. Commencez là-bas, dans n’importe quel salon.',
  'setting-refused': 'Ce choix n’est pas possible, rien n’a donc été changé.',
  'too-much':
    'C’est plus que ce à quoi le service peut répondre d’un coup. Veuillez réessayer dans une minute.',
  'publication-gone': 'Cette publication n’est plus connue ici. Veuillez recommencer.',
  'preview-stale':
    'Quelque chose a changé depuis que vous l’avez regardé, rien n’a donc été publié. Veuillez revoir l’aperçu.',
  'already-out':
    'C’est déjà confirmé et ne peut plus être changé. L’envoi peut encore être annulé pendant un moment.',
  'time-past': 'Cette heure est passée. Choisissez-en une plus tardive, ou publiez tout de suite.',
  'time-unreadable':
    'Cette heure n’a pas pu être lue. Écrivez-la ainsi : 2026-12-01 18:30, ou 18:30 pour la prochaine fois qu’il sera six heures et demie du soir.',
  'too-many-places': 'Cela fait plus de 25 salons. Choisissez-en moins pour une publication.',
  'no-places':
    'Aucun salon n’est encore choisi, rien n’a donc été publié. Choisissez-en au moins un.',
  'place-refused':
    'Le service ne peut pas publier dans ce salon. L’aperçu dit ce qui manque et qui peut y remédier.',
  'place-not-yours':
    'Ce salon est celui d’un serveur ou d’un espace de travail que vous ne modérez pas, rien n’a donc été publié.',
  'same-person':
    'Une deuxième personne doit approuver. La personne qui l’a proposé ne le peut pas.',
  'undo-too-late':
    'Il est trop tard pour annuler l’envoi. Vous pouvez encore corriger ou retirer la vérification.',
  withdrawn: 'Cette vérification a été retirée et ne peut pas être publiée.',
  'empty-text': 'Dites en quelques mots ce qui a changé et pourquoi.',
  'only-newsroom':
    'Seule la modération de la rédaction qui gère ce service peut faire cela. La personne qui gère le service la désigne dans NEWSROOM.',
};
