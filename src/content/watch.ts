import { relative, sep } from 'node:path';
import { watch } from 'chokidar';

/** A burst is over when nothing was heard for so long, in milliseconds. */
const quiet = 150;
/** A burst that does not end is told in parts, one at least every so many milliseconds. */
const longest = 2000;
/** How often to look even if nothing was heard: some folders (network, containers) do not tell. */
const heartbeat = 15_000;

/** Calls `told` once for many calls of the function it returns. */
function gather(told: (paths: ReadonlySet<string>) => void) {
  let paths = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let since = 0;
  const tell = () => {
    const all = paths;
    paths = new Set();
    timer = undefined;
    told(all);
  };
  return {
    heard(path?: string) {
      if (path !== undefined) paths.add(path);
      const now = performance.now();
      if (timer === undefined) since = now;
      clearTimeout(timer);
      timer = setTimeout(tell, Math.max(0, Math.min(quiet, since + longest - now)));
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * Says when something in a folder may have changed. What changed is for the listener to see.
 *
 * @param on.changed gets the paths within the folder that were heard of, perhaps none; a burst of changes is one call
 * @param on.failed the system cannot watch (all of) the folder; it is still looked at every 15 seconds
 * @returns what ends it
 */
export function watchFolder(
  dir: string,
  on: { changed(paths: ReadonlySet<string>): void; failed(error: unknown): void },
): () => Promise<void> {
  const { heard, stop } = gather(on.changed);
  const within = (path: string) => relative(dir, path);
  const watcher = watch(dir, {
    ignoreInitial: true,
    atomic: false,
    ignorePermissionErrors: true,
    ignored: (path) =>
      within(path)
        .split(sep)
        .some((name) => name.startsWith('.') && name !== '..'),
  });
  watcher.on('all', (_event, path) => heard(within(path)));
  // What changed before everything was watched.
  watcher.on('ready', () => heard());
  watcher.on('error', on.failed);
  const timer = setInterval(heard, heartbeat);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop();
    await watcher.close();
  };
}
