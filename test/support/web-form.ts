import { DomUtils, parseDocument } from 'htmlparser2';

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

interface Field {
  name: string;
  value: string;
  /** What the page calls it. */
  label: string;
  /** Sent unless somebody changes that. */
  on: boolean;
}

export interface Form {
  method: string;
  action: string;
  button: string;
  fields: Field[];
}

const textOf = (element: Element): string =>
  DomUtils.textContent(element).replace(/\s+/g, ' ').trim();

/** What a page says and what can be done on it, as somebody without script meets it. */
export function readForms(markup: string) {
  const root = parseDocument(markup);
  const all = (name: string, within = root.children) =>
    DomUtils.getElementsByTagName(name, within, true);
  const labels = all('label');
  function labelOf(element: Element): string {
    const { id, name = '' } = element.attribs;
    const named = labels.find(
      (label) =>
        (id !== undefined && label.attribs.for === id) ||
        DomUtils.getElementsByTagName(element.name, label.children, true).includes(element),
    );
    return named ? textOf(named) : name;
  }
  function sentBy(element: Element): string {
    if (element.name === 'textarea') return DomUtils.textContent(element).replace(/^\n/, '');
    if (element.name !== 'select') return element.attribs.value ?? '';
    const options = all('option', element.children);
    const [chosen = options[0]] = options.filter(({ attribs }) => 'selected' in attribs);
    return chosen?.attribs.value ?? '';
  }
  function formOf(form: Element): Form {
    const inputs = ['input', 'textarea', 'select'].flatMap((name) => all(name, form.children));
    const [button] = all('button', form.children);
    return {
      method: (form.attribs.method ?? 'get').toLowerCase(),
      action: form.attribs.action ?? '',
      button: button ? (button.attribs['aria-label'] ?? textOf(button)) : '',
      fields: inputs.map((input) => ({
        name: input.attribs.name ?? '',
        value: sentBy(input),
        label: labelOf(input),
        on: input.attribs.type !== 'checkbox' || 'checked' in input.attribs,
      })),
    };
  }
  return {
    title: all('title').map(textOf)[0] ?? '',
    text: all('body').map(textOf).join(' '),
    main: all('main').map(textOf).join(' '),
    forms: all('form').map(formOf),
    links: all('a').map((link) => ({ label: textOf(link), to: link.attribs.href ?? '' })),
    scripts: all('script').length,
    inline: DomUtils.getElementsByTagName('*', root.children, true).flatMap(({ attribs }) =>
      Object.keys(attribs).filter((name) => /^on|^style$/.test(name)),
    ),
  };
}
