import { adapterContract } from '../../contracts/adapter.ts';
import { openWeb } from '../../support/web-peer.ts';

adapterContract('the page', openWeb);
