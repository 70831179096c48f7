import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { type Chart, drawChart } from '../../bench/chart.ts';
import { confidenceSigns } from '../../src/search/confidence.ts';
import { levels } from '../../src/search/decide.ts';

const file = fileURLToPath(new URL('../../docs/matching.md', import.meta.url));
const page = readFileSync(file, 'utf8');

describe('docs/matching.md', () => {
  test('says of every feature what it is', () => {
    const named = new Set([...page.matchAll(/`([\w:]+)`/g)].map(([, name]) => name));
    expect([...confidenceSigns.keys()].filter((name) => !named.has(name))).toEqual([]);
  });

  test('says what every level is for', () => {
    for (const level of Object.keys(levels)) expect(page).toContain(`- **${level}**`);
  });

  test('links only to what is there, and shows each picture with a text in its place', () => {
    const links = [...page.matchAll(/(!?)\[([^\]]*)\]\(([^)#]+)\)/g)];
    for (const [, isPicture, text = '', target = ''] of links) {
      expect(existsSync(join(dirname(file), target)), target).toBe(true);
      if (isPicture) expect(text.length).toBeGreaterThan(40);
    }
    expect(links.filter(([, isPicture]) => isPicture)).toHaveLength(2);
  });
});

const chart: Chart = {
  title: 'A & B <of "C">',
  description: 'One line < two',
  x: { label: 'across <x>', from: 0, to: 1, steps: 2 },
  y: { label: 'up & down', from: 0.5, to: 1, steps: 5 },
  series: [
    {
      name: '<first>',
      line: [
        { x: 0, y: 0.5 },
        { x: 1, y: 1 },
      ],
      dots: [{ x: 0.5, y: 0.75, size: 1, note: '1 < 2 & "3"' }],
    },
    { name: 'empty', line: [], dots: [] },
  ],
  diagonal: 'corner to corner',
};

/** The tags of an SVG with their attributes and texts, as a reader of XML takes them. */
function readSvg(svg: string) {
  const open: string[] = [];
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const stack: number[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push(name);
        stack.push(found.push({ name, attributes, text: '' }) - 1);
      },
      ontext(text) {
        const top = found[stack.at(-1) ?? -1];
        if (top) top.text += text;
      },
      onclosetag(name, isImplied) {
        if (!isImplied || open.at(-1) === name) open.pop();
        stack.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(svg);
  return { found, open };
}

describe('a chart', () => {
  const svg = drawChart(chart);
  const { found, open } = readSvg(svg);
  const all = (name: string) => found.filter((tag) => tag.name === name);

  test('tells a screen reader its title and what it shows', () => {
    const [root] = all('svg');
    expect(root?.attributes).toMatchObject({
      role: 'img',
      'aria-labelledby': 'title description',
    });
    const byId = (id: string) => found.find(({ attributes }) => attributes.id === id)?.text;
    expect(byId('title')).toBe(chart.title);
    expect(byId('description')).toBe(chart.description);
  });

  test('is whole, with every text escaped', () => {
    expect(open).toEqual([]);
    expect(new Set(found.map(({ name }) => name))).toEqual(
      new Set(['svg', 'title', 'desc', 'style', 'rect', 'text', 'path', 'circle']),
    );
    expect(all('title').map(({ text }) => text)).toContain('1 < 2 & "3"');
    expect(all('text').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['<first>', 'across <x>', 'up & down', '50 %', '100 %']),
    );
  });

  test('draws its points where they belong', () => {
    const [dot] = all('circle');
    const [left, right, top, bottom] = [64, 616, 88, 344];
    expect(dot?.attributes).toMatchObject({
      cx: String((left + right) / 2),
      cy: String((top + bottom) / 2),
      r: '8',
    });
    const lines = all('path').map(({ attributes }) => attributes.d);
    expect(lines).toContain(`M${left} ${bottom}L${right} ${top}`);
  });

  test('is readable on light and on dark pages, and the same each time', () => {
    expect(svg).toContain('prefers-color-scheme: dark');
    expect(drawChart(chart)).toBe(svg);
  });
});
