import type { Sentences } from './en.ts';

/** What a guild or workspace can choose, in French. */
export const settings: Sentences['settings'] = {
  title: 'Réglages du service ici',
  who: 'Ils valent pour tout le monde ici. Seule la modération peut les changer.',
  saved: 'C’est enregistré.',
  language: 'Langue des publications et des réponses publiques',
  languageOfPlace: 'La langue de ce lieu',
  answers: 'Qui lit la réponse à une commande',
  asker: 'Seulement la personne qui demande',
  everyone: 'Tout le monde dans le salon',
  feed: 'Salon pour les nouvelles vérifications',
  rhythm: 'À quel rythme publier les nouvelles vérifications',
  rhythms: {
    'at-once': 'Chacune aussitôt, cinq par jour au plus, jamais entre 22 h et 7 h',
    daily: 'Une fois par jour, à 9 h',
    weekly: 'Une fois par semaine, le lundi à 9 h',
  },
  approval: 'Qui doit approuver une publication',
  one: 'Seulement la personne qui la publie',
  two: 'Une deuxième personne aussi',
  zone: 'Fuseau horaire, par exemple Europe/Paris',
  moderators: 'Rôle dont les membres peuvent aussi changer ces réglages',
  topics: 'Sujets à publier, séparés par des virgules',
  unknownTopics: (names) =>
    `La bibliothèque n’a aucune vérification sur : ${names}. Le reste est enregistré.`,
};
