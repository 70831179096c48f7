import { adapterContract } from '../../contracts/adapter.ts';
import { openConsole } from '../../support/console.ts';

adapterContract('the console', openConsole);
