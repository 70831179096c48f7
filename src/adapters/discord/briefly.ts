/** So many answers are kept at a time. */
const mostKept = 200;

/** Finds the same thing once in a while, however often it is wanted; what failed is looked for again at once. */
export function briefly<T>(
  milliseconds: number,
  find: (id: string) => Promise<T>,
): (id: string) => Promise<T> {
  const known = new Map<string, { at: number; found: Promise<T> }>();
  return (id) => {
    const before = known.get(id);
    if (before && Date.now() - before.at < milliseconds) return before.found;
    const found = find(id);
    if (known.size >= mostKept) known.clear();
    known.set(id, { at: Date.now(), found });
    found.catch(() => known.get(id)?.found === found && known.delete(id));
    return found;
  };
}

/** Finds the same thing once for all who want it at the same moment, and anew for whoever comes after. */
export function together<T>(find: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (id) => {
    const before = underWay.get(id);
    if (before) return before;
    const found = find(id).finally(() => underWay.delete(id));
    underWay.set(id, found);
    return found;
  };
}
