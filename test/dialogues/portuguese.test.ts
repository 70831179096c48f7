import { expect, test } from 'vitest';
import type { Actor } from '../../src/core/message.ts';
import { aFactCheck } from '../support/factcheck.ts';
import { speaking } from '../support/speaking.ts';
import { until } from '../support/until.ts';

const moon = aFactCheck({
  id: 'lua',
  title: 'A Lua é de rocha',
  claim: 'A Lua é feita de queijo',
  claimant: 'Um ditado',
  rating: { label: 'Falso' },
  publisher: 'Mesa de Exemplo',
  summary: 'As amostras são de rocha [1].',
  language: 'pt-BR',
  topics: ['espaço'],
});
const rings = aFactCheck({ id: 'oca', claim: 'A Lua é oca e ressoa', language: 'en' });
const library = [moon, rings];

const desk = (actor: Partial<Actor> = {}) => speaking('pt-BR', library, actor);

const moderator = { role: 'moderator', name: 'Marta' } as const;

test('a question in Portuguese is answered in Portuguese, the verdict first and in the publisher’s word', async () => {
  const { say, verdict, text, title, buttons } = await desk();
  await say('A Lua é feita de queijo?');
  verdict('Falso');
  expect(title()).toBe('Falso: A Lua é feita de queijo');
  expect(text()).toBe(
    [
      'Falso',
      'Afirmação analisada: A Lua é feita de queijo',
      'Quem fez a afirmação: Um ditado.',
      'As amostras são de rocha [1].',
      'Fontes',
      '[1] NASA, Lunar rocks https://www.nasa.gov/lunar-rocks',
      '[2] A dictionary of proverbs https://example.com/proverbs',
      'Checagem de Mesa de Exemplo, feita em 1 de março de 2024 e publicada em 2 de março de 2024. Artigo: A Lua é de rocha',
    ].join('\n'),
  );
  expect(buttons()).toEqual([
    'Ler a checagem',
    'Seções',
    'Fontes',
    'Não é minha afirmação',
    'Era o que você buscava?',
    'Compartilhar',
    'Avisar se mudar',
  ]);
});

test('an English publisher’s word is not translated, and marked as English', async () => {
  const { say, verdict, reply } = await desk();
  await say('A Lua é oca e ressoa');
  verdict('False');
  expect(reply().blocks[0]).toMatchObject({ language: 'en' });
});

test('Portugal reads the same sentences', async () => {
  const { say, reads } = await desk({ locale: 'pt-PT' });
  await say('A Lua é feita de queijo?');
  reads('Checagem de Mesa de Exemplo, feita em 1 de março de 2024');
});

test('where nothing answers that is said, and several are offered to choose from', async () => {
  const { say, text, press, title, open, verdict } = await desk();
  await say('Gatos pagam impostos?');
  expect(text()).toBe(
    [
      'Nenhuma checagem publicada nesta biblioteca responde a isso.',
      'O serviço não dá veredito próprio. Ele só repassa o que os editores apuraram.',
      'Pode ajudar citar a pessoa, o lugar ou o número da afirmação. Você também pode explorar tudo o que há.',
    ].join('\n'),
  );
  await press('Explorar');
  expect(title()).toBe('Explorar a biblioteca');
  expect(text()).toContain('A biblioteca tem 2 checagens.');
  await say('lua feita de queijo');
  expect(title()).toBe('Você quis dizer uma destas?');
  await open('queijo');
  verdict('Falso');
});

test('a fact-check is shared', async () => {
  const { say, press, verdict, text, reply } = await desk({ name: 'Ada' });
  await say('A Lua é feita de queijo?');
  await press('Compartilhar');
  expect(reply().audience).toBe('everyone');
  verdict('Falso');
  expect(text().endsWith('Compartilhada por Ada')).toBe(true);
});

test('a moderator chooses the settings, and nobody else', async () => {
  const { act, title, choose, reads } = await desk(moderator);
  await act({ kind: 'settings' });
  expect(title()).toBe('Ajustes do serviço neste espaço');
  await choose('Quem lê a resposta', 'public');
  reads('Salvo.');
  await choose('Temas das mensagens', 'espaço, gatos');
  reads('A biblioteca não tem checagens sobre: gatos. O resto foi salvo.');
  await choose('Idioma', 'pt');
  reads('Salvo.');
  const { act: ask, text } = await desk();
  await ask({ kind: 'settings' });
  expect(text()).toBe('Você não pode fazer isso aqui, mas alguém da moderação pode.');
});

async function posted() {
  const talk = await desk(moderator);
  await talk.act({ kind: 'set', name: 'language', value: 'pt' });
  await talk.act({ kind: 'publish', id: 'lua' });
  talk.reads('Publicar: A Lua é feita de queijo', 'Nenhum canal foi escolhido ainda.');
  await talk.choose('Canais daqui', 'general');
  talk.reads('Vai para: #general.', 'Será publicado assim que for confirmado.');
  await talk.choose('Nota', 'Circula muito hoje.');
  await talk.press('Prévia');
  talk.reads('#general: é possível publicar', 'Nota de Marta: Circula muito hoje.');
  await talk.press('Publicar agora');
  talk.reads('Publicado em 1 de 1 canal.');
  return talk;
}

test('a moderator posts in Portuguese, and undoes it', async () => {
  const { press, reads, discord } = await posted();
  expect(discord.in('general')[0]?.reply.title).toBe('Falso: A Lua é feita de queijo');
  await press('Desfazer');
  reads('Foi desfeito.');
  await until(() => discord.messages.length === 0, 'the deletion');
});

test('a moderator corrects what was posted, and finds it in the list', async () => {
  const { act, choose, reads, discord, offers } = await posted();
  await act({ kind: 'copies', id: 'lua' });
  reads('#general: publicado', 'Em dia: 1 de 1 mensagem.');
  await choose('Corrigir', 'A fonte era outra.');
  reads('Feito. Todas as mensagens dela estão sendo atualizadas.');
  await until(() => discord.messages.length === 2, 'the reply');
  const [card, below] = discord.in('general').map(({ reply }) => JSON.stringify(reply));
  expect(card).toContain('Corrigida em 24 de novembro de 2026 por Marta, deste serviço.');
  expect(below).toContain('Motivo: A fonte era outra.');
  await act({ kind: 'posts', which: 'all', page: 1 });
  reads('publicada, por Marta, 24 de novembro de 2026');
  offers('Rascunhos e agendadas');
});

test('a time that cannot be read is asked for again, and one that can be is said', async () => {
  const { act, choose, press, reads } = await desk(moderator);
  await act({ kind: 'publish', id: 'lua' });
  await choose('Canais daqui', 'general');
  await choose('Hora', 'amanhã');
  reads('Não foi possível ler esse horário.');
  await act({ kind: 'publish', id: 'lua' });
  await choose('Canais daqui', 'general');
  await choose('Hora', '2026-11-25 09:00');
  reads('Será publicado: 25 de novembro de 2026');
  await press('Prévia');
  await press('Agendar');
  reads('Será publicado em 25 de novembro de 2026');
});
