import { expect, test } from 'vitest';
import type { Actor } from '../../src/core/message.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { speaking } from '../support/speaking.ts';
import { until } from '../support/until.ts';

const moon = aFactCheck({
  id: 'luna',
  title: 'La Luna es de roca',
  claim: 'La Luna está hecha de queso',
  claimant: 'Un refrán',
  rating: { label: 'Falso' },
  publisher: 'Mesa de Ejemplo',
  summary: 'Las muestras son de roca [1].',
  language: 'es',
  topics: ['espacio'],
});
const rings = aFactCheck({ id: 'hueca', claim: 'La Luna es hueca y suena', language: 'en' });
const library = [moon, rings];

const desk = (actor: Partial<Actor> = {}) => speaking('es-ES', library, actor);

const moderator = { role: 'moderator', name: 'Marta' } as const;

test('a question in Spanish is answered in Spanish, the verdict first and in the publisher’s word', async () => {
  const { say, verdict, text, title, buttons } = await desk();
  await say('¿La Luna está hecha de queso?');
  verdict('Falso');
  expect(title()).toBe('Falso: La Luna está hecha de queso');
  expect(text()).toBe(
    [
      'Falso',
      'Afirmación analizada: La Luna está hecha de queso',
      'Quién hizo la afirmación: Un refrán.',
      'Las muestras son de roca [1].',
      'Fuentes',
      '[1] NASA, Lunar rocks https://www.nasa.gov/lunar-rocks',
      '[2] A dictionary of proverbs https://example.com/proverbs',
      'Verificación de Mesa de Ejemplo, hecha el 1 de marzo de 2024 y publicada el 2 de marzo de 2024. Artículo: La Luna es de roca',
    ].join('\n'),
  );
  expect(buttons()).toEqual([
    'Leer la verificación',
    'Secciones',
    'Fuentes',
    'No es mi afirmación',
    '¿Era lo que buscaba?',
    'Compartir',
    'Avisarme si cambia',
  ]);
});

test('an English publisher’s word is not translated, and marked as English', async () => {
  const { say, verdict, reply } = await desk();
  await say('La Luna es hueca y suena');
  verdict('False');
  expect(reply().blocks[0]).toMatchObject({ language: 'en' });
});

test('Latin America reads the same sentences', async () => {
  const { say, reads } = await desk({ locale: 'es-419' });
  await say('¿La Luna está hecha de queso?');
  reads('Verificación de Mesa de Ejemplo, hecha el 1 de marzo de 2024');
});

test('where nothing answers that is said, and several are offered to choose from', async () => {
  const { say, text, press, title, open, verdict } = await desk();
  await say('¿Los gatos pagan impuestos?');
  expect(text()).toBe(
    [
      'Ninguna verificación publicada de esta biblioteca responde a eso.',
      'El servicio no da veredictos propios. Solo transmite lo que los editores han averiguado.',
      'Puede ayudar nombrar a la persona, el lugar o la cifra de la afirmación. También se puede explorar todo lo que hay.',
    ].join('\n'),
  );
  await press('Explorar');
  expect(title()).toBe('Explorar la biblioteca');
  expect(text()).toContain('La biblioteca tiene 2 verificaciones.');
  await say('la luna es de queso');
  expect(title()).toBe('¿Se refería a una de estas?');
  await open('queso');
  verdict('Falso');
});

test('a fact-check is shared', async () => {
  const { say, press, verdict, text, reply } = await desk({ name: 'Ada' });
  await say('¿La Luna está hecha de queso?');
  await press('Compartir');
  expect(reply().audience).toBe('everyone');
  verdict('Falso');
  expect(text().endsWith('Compartida por Ada')).toBe(true);
});

test('a moderator chooses the settings, and nobody else', async () => {
  const { act, title, choose, reads } = await desk(moderator);
  await act({ kind: 'settings' });
  expect(title()).toBe('Ajustes del servicio en este espacio');
  await choose('Quién lee la respuesta', 'public');
  reads('Guardado.');
  await choose('Temas de los mensajes', 'espacio, gatos');
  reads('La biblioteca no tiene verificaciones sobre: gatos. Lo demás se ha guardado.');
  await choose('Idioma', 'es');
  reads('Guardado.');
  const { act: ask, text } = await desk();
  await ask({ kind: 'settings' });
  expect(text()).toBe(
    'Eso no se puede hacer aquí con sus permisos, pero un moderador puede hacerlo.',
  );
});

async function posted() {
  const talk = await desk(moderator);
  await talk.act({ kind: 'set', name: 'language', value: 'es' });
  await talk.act({ kind: 'publish', id: 'luna' });
  talk.reads('Publicar: La Luna está hecha de queso', 'Todavía no hay ningún canal elegido.');
  await talk.choose('Canales de aquí', 'general');
  talk.reads('Va a: #general.', 'Se publica en cuanto se confirme.');
  await talk.choose('Nota', 'Hoy circula mucho.');
  await talk.press('Vista previa');
  talk.reads('#general: se puede publicar', 'Nota de Marta: Hoy circula mucho.');
  await talk.press('Publicar ahora');
  talk.reads('Publicado en 1 de 1 canal.');
  return talk;
}

test('a moderator posts in Spanish, and undoes it', async () => {
  const { press, reads, discord } = await posted();
  expect(discord.in('general')[0]?.reply.title).toBe('Falso: La Luna está hecha de queso');
  await press('Deshacer');
  reads('Se deshizo.');
  await until(() => discord.messages.length === 0, 'the deletion');
});

test('a moderator corrects what was posted, and finds it in the list', async () => {
  const { act, choose, reads, discord, offers } = await posted();
  await act({ kind: 'copies', id: 'luna' });
  reads('#general: publicado', '1 de 1 mensaje al día.');
  await choose('Corregirla', 'La fuente era otra.');
  reads('Hecho. Todos sus mensajes se están poniendo al día.');
  await until(() => discord.messages.length === 2, 'the reply');
  const [card, below] = discord.in('general').map(({ reply }) => JSON.stringify(reply));
  expect(card).toContain('Corregida el 24 de noviembre de 2026 por Marta, de este servicio.');
  expect(below).toContain('Motivo: La fuente era otra.');
  await act({ kind: 'posts', which: 'all', page: 1 });
  reads('publicada, por Marta, 24 de noviembre de 2026');
  offers('Borradores y programadas');
});

test('a time that cannot be read is asked for again, and one that can be is said', async () => {
  const { act, choose, press, reads } = await desk(moderator);
  await act({ kind: 'publish', id: 'luna' });
  await choose('Canales de aquí', 'general');
  await choose('Hora', 'mañana');
  reads('Esa hora no se pudo leer.');
  await act({ kind: 'publish', id: 'luna' });
  await choose('Canales de aquí', 'general');
  await choose('Hora', '2026-11-25 09:00');
  reads('Se publica: 25 de noviembre de 2026');
  await press('Vista previa');
  await press('Programar');
  reads('Se publicará el 25 de noviembre de 2026');
});
