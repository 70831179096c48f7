import { adapterContract } from '../../contracts/adapter.ts';
import { openBench } from '../../support/discord/bench.ts';

adapterContract('discord, /factcheck in a server,', () => openBench('command'));
adapterContract('discord, /factcheck in a direct message,', () => openBench('direct-command'));
adapterContract('discord, a mention,', () => openBench('mention'));
adapterContract('discord, a direct message,', () => openBench('direct'));
