import { expect, test } from 'vitest';
import { channel, dialogue, direct } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';

const library = [aFactCheck(), aFactCheck({ id: 'hollow', claim: 'The moon is hollow' })];

test('a shared fact-check is for everyone, signed by who shared it, without the asker’s buttons', async () => {
  const { say, press, verdict, reply, buttons, text } = await dialogue({
    library,
    place: channel,
    actor: { name: 'Ada' },
  });
  await say('is the moon made of cheese?');
  await press('Share');
  verdict('False');
  expect(reply().audience).toBe('everyone');
  expect(text().endsWith('Shared by Ada')).toBe(true);
  expect(buttons()).toEqual(['Read the fact-check', 'Sections', 'Sources']);
});

test('a person without a name to show shares without one', async () => {
  const { act, hasNot, reply } = await dialogue({ library, place: channel });
  await act({ kind: 'share', id: 'moon-cheese' });
  expect(reply().audience).toBe('everyone');
  hasNot('Shared by');
});

test('whoever may not write in a place cannot have the desk write there for them', async () => {
  const { act, text, reply } = await dialogue({
    library,
    place: channel,
    actor: { mayWrite: false },
  });
  await act({ kind: 'share', id: 'moon-cheese' });
  expect(reply().audience).toBe('asker');
  expect(text()).toBe('You cannot do that here, but a moderator can do it for you.');
});

test('where nobody else reads along, a sentence says where to share', async () => {
  const place = { ...direct, platform: 'slack' } as const;
  const { act, text, press, verdict } = await dialogue({ library, place });
  await act({ kind: 'share', id: 'moon-cheese' });
  expect(text()).toBe(
    'Only you can see this conversation. To share a fact-check, ask about it in a channel.',
  );
  await press('Back to the fact-check');
  verdict('False');
});

test('in a group that belongs to no server it is not offered, and an old button says in a sentence where to share', async () => {
  const place = { ...channel, workspace: '' };
  const { say, act, text, buttons, reply, press, verdict } = await dialogue({ library, place });
  await say('is the moon made of cheese?');
  expect(buttons()).not.toContain('Share');
  await act({ kind: 'share', id: 'moon-cheese' });
  expect(reply().audience).toBe('asker');
  expect(text()).toBe(
    'The desk posts for everyone in servers only. To share a fact-check, ask about it in one.',
  );
  await press('Back to the fact-check');
  verdict('False');
  expect(buttons()).not.toContain('Share');
});

test('on the page, which nobody else reads, it leads to the fact-check’s own address', async () => {
  const { act, text, reply } = await dialogue({ library, place: direct });
  await act({ kind: 'share', id: 'moon-cheese' });
  expect(text()).toBe(
    'Only you can see this conversation. To share a fact-check, pass on its own address, which the link below leads to.',
  );
  expect(reply().about).toBe('moon-cheese');
});

test('what was withdrawn in the meantime is not spread', async () => {
  const { say, press, index, reply, reads } = await dialogue({ library, place: channel });
  await say('is the moon made of cheese?');
  await index.put([aFactCheck({ status: 'withdrawn' })]);
  await press('Share');
  expect(reply().audience).toBe('asker');
  reads('withdrew this fact-check');
});
