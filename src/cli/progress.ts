/** How far long work has come. Says nothing where the output is no terminal. */
export interface Progress {
  step(): void;
  end(): void;
}

/** Progress on one line of a terminal, e.g. `links 12 of 160`. */
export function progressOn(output: NodeJS.WriteStream, what: string, total: number): Progress {
  let done = 0;
  const show = () => {
    if (output.isTTY) output.write(`\r${what} ${done} of ${total}`);
  };
  return {
    step() {
      done += 1;
      show();
    },
    end() {
      if (output.isTTY) output.write(`\r${' '.repeat(`${what} ${total} of ${total}`.length)}\r`);
    },
  };
}
