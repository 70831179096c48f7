import type { Sentences } from './en.ts';
import { howMany } from './fr-count.ts';

/** What is said on copies of fact-checks, and below them, in French. */
export const copies: Sentences['copies'] = {
  noteBy: (name, note) => `Note signée ${name} : ${note}`,
  note: (note) => `Note de la modération : ${note}`,
  ratingChanged: (date, was, now) =>
    `L’évaluation a changé le ${date}. C’était « ${was} » ; c’est maintenant « ${now} ».`,
  changed: (date) =>
    `Cette vérification a été modifiée le ${date}. Le message ci-dessus est à jour.`,
  withdrawnSince: (date) =>
    `Cette vérification a été retirée le ${date}. Elle ne donne plus d’évaluation.`,
  unrated: 'aucune évaluation publiée',
  why: (text) => `Raison : ${text}`,
  changedTitle: (claim) => `Modifié : ${claim}`,
  youAsked:
    'Vous avez demandé un message si cette vérification change. C’est le seul à ce sujet. Appuyez de nouveau sur le bouton pour en recevoir un au prochain changement.',
  digestOfDay: (n) =>
    n === 1
      ? 'Une nouvelle vérification'
      : howMany(n, 'nouvelle vérification', 'nouvelles vérifications'),
  digestOfWeek: (n) =>
    n === 1
      ? 'Une nouvelle vérification cette semaine'
      : `${howMany(n, 'nouvelle vérification', 'nouvelles vérifications')} cette semaine`,
  andMore: (n) =>
    n === 1
      ? 'Et une autre, à trouver en parcourant la bibliothèque.'
      : `Et ${howMany(n, 'autre', 'autres')}, à trouver en parcourant la bibliothèque.`,
};

/** Why something did not go out, and what to do about it, in French. */
export const reasons: Sentences['reasons'] = {
  'no-permission':
    'Le service n’a pas le droit de publier là. Donnez-lui les droits qui manquent dans les paramètres du salon, puis réessayez.',
  'not-a-member': 'Le service n’est pas dans ce salon. Invitez-le là-bas, puis réessayez.',
  'channel-gone': 'Ce salon n’existe plus, ou le service ne le voit pas.',
  archived: 'Ce salon ou ce fil est archivé. Rouvrez-le, ou choisissez-en un autre.',
  restricted:
    'Seules certaines personnes peuvent publier dans ce salon. Demandez à l’administration d’y autoriser le service.',
  'token-revoked': 'Le service a été retiré de là. L’administration doit l’installer de nouveau.',
  'message-gone': 'Le message a été supprimé, il n’y a donc rien à mettre à jour.',
  'too-old':
    'La plateforme ne laisse plus modifier ce message. Supprimez-le à la main, ou publiez de nouveau.',
  'content-refused':
    'La plateforme n’a pas accepté le message tel quel. Dites-le aux personnes qui gèrent le service.',
  'too-much': 'La plateforme demande au service d’attendre. Il continue tout seul.',
  unreached: 'La plateforme ne répond pas. Le service réessaie tout seul.',
  'timed-out': 'La plateforme n’a pas répondu à temps. Le service réessaie tout seul.',
  'role-lost':
    'La personne qui l’a confirmé n’a plus le droit de publier. Quelqu’un qui en a le droit doit le faire.',
  'fact-check-gone': 'La vérification n’est plus dans la bibliothèque.',
  withdrawn: 'La vérification a été retirée avant d’être publiée.',
  'rating-changed':
    'L’évaluation a changé avant la publication. Regardez-la de nouveau, puis publiez.',
  other: 'Quelque chose a mal tourné en route. Le journal du service dit quoi.',
};
