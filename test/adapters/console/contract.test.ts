import { adapterContract } from '../../contracts/adapter.ts';
import { openConsole } from '../../support/console.ts';

adapterContract('the console', openConsole, {
  posts: 'a terminal shows answers to who types in it, and cannot be posted to',
});
