import { outletContract } from '../../contracts/outlet.ts';
import { openOutlet } from '../../support/discord/outlet-bench.ts';

outletContract('discord', () => openOutlet());
