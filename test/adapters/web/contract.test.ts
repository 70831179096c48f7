import { adapterContract } from '../../contracts/adapter.ts';
import { openWeb } from '../../support/web-peer.ts';

adapterContract('the page', openWeb, {
  posts: 'a page shows answers to who asks, and cannot be posted to',
});
