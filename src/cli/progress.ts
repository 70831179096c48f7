/** How far long work has come. Says nothing where the output is no terminal. */
export interface Progress {
  step(): void;
  end(): void;
}

/**
 * Progress on one line of a terminal, e.g. `links 12 of 160`.
 *
 * @param total where it is known beforehand
 */
export function progressOn(output: NodeJS.WriteStream, what: string, total?: number): Progress {
  let done = 0;
  const line = () => `${what} ${done}${total === undefined ? '' : ` of ${total}`}`;
  return {
    step() {
      done += 1;
      if (output.isTTY) output.write(`\r${line()}`);
    },
    end() {
      if (output.isTTY) output.write(`\r${' '.repeat(line().length)}\r`);
    },
  };
}
