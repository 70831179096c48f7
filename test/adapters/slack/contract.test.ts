import { adapterContract } from '../../contracts/adapter.ts';
import { openBench } from '../../support/slack/bench.ts';

adapterContract('slack, /factcheck over Socket Mode,', () => openBench('socket', 'slash'));
adapterContract('slack, a mention over Socket Mode,', () => openBench('socket', 'mention'));
adapterContract('slack, /factcheck over signed HTTP,', () => openBench('http', 'slash'));
adapterContract('slack, a direct message over signed HTTP,', () => openBench('http', 'direct'));
