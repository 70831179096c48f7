import { outletContract } from '../../contracts/outlet.ts';
import { openOutlet } from '../../support/slack/outlet.ts';

outletContract('slack', openOutlet, {
  once: 'chat.postMessage takes the same message as often as it comes',
});
