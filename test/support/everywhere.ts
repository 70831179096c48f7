import type { Reply } from '../../src/core/message.ts';

/** The same text wherever a text can stand. */
export function everywhere(text: string): Reply {
  const act = { kind: 'help' } as const;
  return {
    title: text || 'x',
    locale: 'en',
    audience: 'everyone',
    blocks: [
      { kind: 'verdict', verdict: 'false', label: text || 'x', publisher: text },
      { kind: 'text', style: 'heading', text },
      { kind: 'text', style: 'plain', text },
      { kind: 'text', style: 'quote', text },
      { kind: 'text', style: 'small', text },
      { kind: 'notice', tone: 'warning', text },
      { kind: 'notice', tone: 'info', text },
      {
        kind: 'links',
        label: text,
        items: [
          { n: 1, title: text, url: 'https://example.org/a' },
          { n: 2, title: text },
        ],
      },
      {
        kind: 'list',
        label: text,
        items: [{ title: text, detail: text, action: { label: text, act } }, { title: text }],
      },
    ],
    actions: [
      { label: text, url: 'https://example.org/b' },
      { label: text, act: { kind: 'share', id: 'moon-cheese' } },
    ],
    pickers: [
      {
        act: { kind: 'set', name: 'answers', value: '' },
        label: text,
        of: 'options',
        chosen: [],
        options: [{ value: 'private', label: text }],
        most: 1,
      },
      {
        act: { kind: 'set', name: 'topics', value: '' },
        label: text,
        of: 'words',
        chosen: [text],
        options: [],
        most: 1,
      },
    ],
  };
}
