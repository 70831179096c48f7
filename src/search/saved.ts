/** Something's state as plain data: a small header, and arrays by name. */
export interface Saved {
  header: Readonly<Record<string, number | string>>;
  arrays: Readonly<Record<string, SavedArray>>;
}

export type SavedArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Uint32Array
  | Int32Array
  | Float32Array;

/** Several states as one, their names behind those of the parts. */
export function joined(parts: Readonly<Record<string, Saved>>): Saved {
  const prefixed = <T>(pick: (saved: Saved) => Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(parts).flatMap(([part, saved]) =>
        Object.entries(pick(saved)).map(([name, value]) => [`${part}.${name}`, value]),
      ),
    );
  return { header: prefixed(({ header }) => header), arrays: prefixed(({ arrays }) => arrays) };
}

/** One part of a joined state. */
export function part({ header, arrays }: Saved, name: string): Saved {
  const own = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) =>
        key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), value]] : [],
      ),
    );
  return { header: own(header), arrays: own(arrays) };
}

/**
 * An array of a state.
 *
 * @throws TypeError where there is none of that name and kind: the state is another's
 */
export function arrayOf<T extends SavedArray>(
  { arrays }: Saved,
  name: string,
  kind: abstract new (...given: never[]) => T,
): T {
  const found = arrays[name];
  if (found instanceof kind) return found;
  throw new TypeError(`the state has no ${name}`);
}

/** Texts as bytes, one a line. None of them may hold a line break. */
export const linesAsBytes = (lines: Iterable<string>): Uint8Array =>
  new TextEncoder().encode([...lines].join('\n'));

/** The texts of `linesAsBytes`; none for no bytes. */
export const linesOf = (bytes: Uint8Array): string[] =>
  bytes.length > 0 ? new TextDecoder().decode(bytes).split('\n') : [];
