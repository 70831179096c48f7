import { type ParseArgsConfig, parseArgs } from 'node:util';
import { OperatorError } from '../src/core/errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * What stands on the command line.
 *
 * @throws OperatorError (exit code 2) with what is wrong and how it is used
 */
export function optionsOf<const T extends Options>(usage: string, options: T) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new OperatorError(`${why}; give: ${usage}`, { exitCode: 2 });
  }
}
