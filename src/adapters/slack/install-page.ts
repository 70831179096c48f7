import type { ServerResponse } from 'node:http';
import type { PageWords } from './install-words.ts';

const style = `
:root { color-scheme: light dark; }
body { max-width: 36rem; margin: 12vh auto; padding: 0 1.25rem; font: 1.05rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; }
a { display: inline-block; margin-top: .75rem; padding: .6rem 1.1rem; border: 2px solid; border-radius: .4rem;
  font-weight: 600; color: inherit; text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one);

/** One thing to do next: words, and where they lead. */
export interface Step {
  label: string;
  href: string;
}

/** A page as HTML. Whatever is in its words, it stands there as text. */
export function installPage({ title, lines }: PageWords, step: Step): string {
  const paragraphs = lines.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${paragraphs}
<p><a href="${escaped(step.href)}">${escaped(step.label)}</a></p>
</main>
</body>
</html>
`;
}

/** The address of such a page may hold a code: nobody keeps it, frames it or hears of it. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export function sendPage(
  response: ServerResponse,
  status: number,
  page: string,
  cookie?: string,
): void {
  response.writeHead(status, { ...headers, ...(cookie && { 'set-cookie': cookie }) });
  response.end(page);
}

export function sendOn(response: ServerResponse, location: string, cookie: string): void {
  const { 'content-type': _, ...others } = headers;
  response.writeHead(302, { ...others, location, 'set-cookie': cookie });
  response.end();
}
