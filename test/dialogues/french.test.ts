import { expect, test } from 'vitest';
import type { Actor } from '../../src/core/message.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { speaking } from '../support/speaking.ts';
import { until } from '../support/until.ts';

const cheese = aFactCheck({
  id: 'lune-fromage',
  title: 'La Lune est en roche',
  claim: 'La Lune est faite de fromage',
  claimant: 'Un proverbe',
  rating: { label: 'Faux' },
  publisher: 'Rédaction Exemple',
  summary: 'Les échantillons sont en roche [1].',
  language: 'fr',
});
const hollow = aFactCheck({ id: 'creuse', claim: 'La Lune est creuse et sonne', language: 'en' });

/** The spaces that keep French marks from beginning a line read as spaces. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

async function desk(actor: Partial<Actor> = {}) {
  const talk = await speaking('fr', [cheese, hollow], actor);
  const text = () => plain(talk.text());
  return {
    ...talk,
    text,
    reads(...texts: string[]) {
      for (const one of texts) expect(text()).toContain(one);
    },
  };
}

const moderator = { role: 'moderator', name: 'Mia' } as const;

test('a question is answered in French, the rating first and in the publisher’s word', async () => {
  const { say, verdict, title, text, buttons } = await desk();
  await say('La Lune est-elle faite de fromage ?');
  verdict('Faux');
  expect(plain(title())).toBe('Faux : La Lune est faite de fromage');
  expect(text()).toBe(
    [
      'Faux',
      'Affirmation examinée : La Lune est faite de fromage',
      'L’affirmation vient de : Un proverbe.',
      'Les échantillons sont en roche [1].',
      'Sources',
      '[1] NASA, Lunar rocks https://www.nasa.gov/lunar-rocks',
      '[2] A dictionary of proverbs https://example.com/proverbs',
      'Vérification faite le 1er mars 2024 par Rédaction Exemple, publiée le 2 mars 2024. Article : La Lune est en roche',
    ].join('\n'),
  );
  expect(buttons().map(plain)).toEqual([
    'Lire la vérification',
    'Sections',
    'Sources',
    'Pas mon affirmation',
    'Bonne réponse ?',
    'Partager',
    'Me prévenir si ça change',
  ]);
});

test('a label in another language is left as it is, and marked as such', async () => {
  const { say, verdict, reply } = await desk();
  await say('La Lune est creuse et sonne');
  verdict('False');
  expect(reply().blocks[0]).toMatchObject({ language: 'en' });
});

test('Canada reads the same sentences, with its own dates', async () => {
  const { say, reads } = await desk({ locale: 'fr-CA' });
  await say('La Lune est-elle faite de fromage ?');
  reads('Vérification faite le 1er mars 2024 par Rédaction Exemple');
});

test('where nothing answers, that is said, and what comes near is offered', async () => {
  const { say, text, press, title, open, verdict } = await desk();
  await say('Les chats paient-ils des impôts ?');
  expect(text()).toBe(
    [
      'Aucune vérification publiée dans cette bibliothèque n’y répond.',
      'Le service ne rend aucun verdict lui-même. Il transmet seulement ce que des éditeurs ont établi.',
      'Nommer la personne, le lieu ou le nombre dont parle l’affirmation peut aider. Vous pouvez aussi parcourir tout ce qu’il y a.',
    ].join('\n'),
  );
  await press('Parcourir');
  expect(title()).toBe('Parcourir la bibliothèque');
  expect(text()).toContain('La bibliothèque contient 2 vérifications.');
  await say('la lune fromage');
  expect(plain(title())).toBe('Vouliez-vous dire l’une de celles-ci ?');
  await open('fromage');
  verdict('Faux');
});

test('a fact-check is shared, and followed', async () => {
  const { say, press, verdict, text, reply } = await desk({ name: 'Ada' });
  await say('La Lune est-elle faite de fromage ?');
  await press('Me prévenir si ça change');
  expect(text()).toContain('Vous recevrez un message privé, une seule fois');
  await press('Retour à la vérification');
  await press('Partager');
  expect(reply().audience).toBe('everyone');
  verdict('Faux');
  expect(text().endsWith('Partagé par Ada')).toBe(true);
});

test('a moderator chooses the settings, and nobody else', async () => {
  const { act, title, choose, reads } = await desk(moderator);
  await act({ kind: 'settings' });
  expect(title()).toBe('Réglages du service ici');
  await choose('Qui lit la réponse', 'public');
  reads('C’est enregistré.');
  await choose('Sujets à publier', 'space, chats');
  reads('La bibliothèque n’a aucune vérification sur : chats. Le reste est enregistré.');
  const other = await desk();
  await other.act({ kind: 'settings' });
  expect(other.text()).toBe(
    'Vous ne pouvez pas faire cela ici, mais la modération peut le faire pour vous.',
  );
});

/** A moderator of a French server has posted the fact-check. */
async function posted() {
  const talk = await desk(moderator);
  const { act, choose, press, reads } = talk;
  await act({ kind: 'set', name: 'language', value: 'fr' });
  await act({ kind: 'publish', id: 'lune-fromage' });
  reads('Publication : La Lune est faite de fromage', 'Aucun salon n’est encore choisi.');
  await choose('Salons ici', 'general');
  reads('Destination : #general.', 'Publication dès que c’est confirmé.');
  await choose('Note, avec', 'Beaucoup vu aujourd’hui.');
  await press('Aperçu');
  reads('#general : publication possible', 'Note signée Mia : Beaucoup vu aujourd’hui.');
  await press('Publier maintenant');
  reads('Publié dans 1 salon sur 1.');
  return talk;
}

test('a moderator posts in French, and takes it back', async () => {
  const { act, press, reads, discord, offers, open } = await posted();
  const [post] = discord.in('general');
  expect(plain(post?.reply.title ?? '')).toBe('Faux : La Lune est faite de fromage');
  await act({ kind: 'posts', which: 'all', page: 1 });
  reads('publiée, par Mia, 24 novembre 2026 à');
  offers('Brouillons et prévus');
  await open('La Lune');
  await press('Annuler l’envoi');
  reads('L’envoi est annulé.');
  await until(() => discord.messages.length === 0, 'the deletion');
});

test('a moderator corrects what was posted', async () => {
  const { act, choose, reads, discord } = await posted();
  await act({ kind: 'copies', id: 'lune-fromage' });
  reads('#general : publié', '1 message à jour sur 1.');
  await choose('Corriger', 'La source était une autre.');
  reads('C’est fait. Tous ses messages sont en train d’être mis à jour.');
  await until(() => discord.messages.length === 2, 'the reply below the post');
  const [, below] = discord.in('general');
  expect(plain(JSON.stringify(below?.reply))).toContain('Raison : La source était une autre.');
});
