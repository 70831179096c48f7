import type { Command } from 'commander';
import { type Config, environment, readConfig } from '../config.ts';
import { OperatorError } from '../core/errors.ts';
import type { Store } from '../core/ports.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { openSentenceModel } from '../search/model/sentence-model.ts';
import { openMemoryStore, openStore } from '../store/open.ts';
import { createLog } from '../telemetry.ts';
import { checkClock } from './clock.ts';
import { counted } from './count.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** What an operator's mistake says, with all its lines; anything else is thrown on. */
function said(error: unknown): string {
  if (!(error instanceof OperatorError)) throw error;
  return [error.message, ...error.lines].join(' ');
}

function checkNode(): Finding {
  const version = process.versions.node;
  return Number.parseInt(version, 10) >= 24
    ? fine('node', version)
    : wrong(
        'node',
        `${version} is too old; use npm start, which brings its own, or install Node 24.`,
      );
}

/** Slack for real, where it is set up; with its installations where there is a store. */
async function checkSlack({ slack }: Config, store?: Store): Promise<Finding[]> {
  if (!slack) return [fine('slack', 'not set up (docs/slack.md)')];
  const mode = slack.appToken ? 'Socket Mode' : `signed requests on port ${slack.port}`;
  const whose = slack.oauth ? 'every workspace that installs it' : 'one workspace';
  const { examineSlack } = await import('../adapters/slack/examine.ts');
  const log = createLog('silent');
  const seen = await examineSlack({ ...slack, installations: store?.installations, log });
  return [
    fine('slack', `for ${whose}; ${mode}`),
    ...seen.map(({ ok, text }) => ({ name: 'slack', ok, text })),
  ];
}

/** Discord for real, where its token is set; with the places' settings where there is a store. */
async function checkDiscord({ discord }: Config, store?: Store): Promise<Finding[]> {
  if (!discord) return [fine('discord', 'not set up (docs/discord.md)')];
  const { examineDiscord } = await import('../adapters/discord/examine.ts');
  const settings = async (scope: string) => (await store?.settings.all(scope)) ?? {};
  const seen = await examineDiscord({ ...discord, settings });
  return seen.map(({ ok, text }) => ({ name: 'discord', ok, text }));
}

async function checkStore(config: Config, use: (store: Store) => Promise<void>): Promise<Finding> {
  const log = createLog('silent');
  try {
    const { dataDir, databaseUrl } = config;
    const store = await openStore({ dataDir, log, ...(databaseUrl ? { databaseUrl } : {}) });
    try {
      const { database, migration } = await store.check();
      await use(store);
      return fine('store', `${database}, migrated to ${migration}`);
    } finally {
      await store.close();
    }
  } catch (error) {
    return wrong('store', said(error));
  }
}

/** Opens the sentence model and asks it once, where there is to be one. */
async function checkModel({ matchModel: folder }: Config): Promise<Finding> {
  if (!folder)
    return fine('model', 'none, which is well (docs/operations.md says what one is for)');
  const model = openSentenceModel({ folder, log: createLog('silent') });
  try {
    const about = await model.whenReady();
    if (!about) return wrong('model', model.state().sentence.replace(/^failed: /, ''));
    const start = performance.now();
    await model.embedAll(['Is the moon made of cheese?']);
    const milliseconds = (performance.now() - start).toFixed(0);
    return fine('model', `${folder}, ${about.dimensions} numbers a text, ${milliseconds} ms`);
  } finally {
    await model.close();
  }
}

/** Asks for a fact-check by its own claim: the index must find it again. */
async function checkIndex({ index }: Desk): Promise<Finding> {
  const [one] = (await index.list({ offset: 0, limit: 1 })).factChecks;
  if (!one)
    return wrong('index', 'is empty, so every question is answered with "nothing published".');
  const answer = await index.find({ text: one.claim });
  const first = answer.kind === 'match' ? answer.found.factCheck.id : undefined;
  const twins =
    answer.kind === 'match' ? answer.disagreeing.map(({ factCheck }) => factCheck.id) : [];
  return first === one.id || twins.includes(one.id)
    ? fine('index', `finds "${one.claim}"`)
    : wrong('index', `does not find "${one.claim}" by its own claim; please report this.`);
}

async function checkLibrary(config: Config): Promise<Finding[]> {
  const log = createLog('silent');
  const store = openMemoryStore({ log });
  try {
    const desk = await openDesk(config, store, log);
    const { ids, problems } = desk.opened;
    const count = `${counted(ids.length, 'fact-check')} in ${config.contentDir}`;
    const library = problems.length
      ? wrong(
          'library',
          `${count}, ${counted(problems.length, 'problem')}; run factdesk check to see what to mend.`,
        )
      : fine('library', count);
    const index = await checkIndex(desk);
    await desk.close();
    return [library, index];
  } catch (error) {
    return [wrong('library', said(error))];
  } finally {
    await store.close();
  }
}

async function examine(): Promise<Finding[]> {
  const node = checkNode();
  let config: Config;
  try {
    config = readConfig(environment());
  } catch (error) {
    return [node, wrong('config', said(error))];
  }
  let newest: Date | undefined;
  let platforms: Finding[] | undefined;
  const look = async (opened?: Store) => [
    ...(await checkSlack(config, opened)),
    ...(await checkDiscord(config, opened)),
  ];
  const store = await checkStore(config, async (opened) => {
    const [last] = await opened.interactions.recent(1);
    newest = last?.at;
    platforms = await look(opened);
  });
  return [
    node,
    fine('config', `page on ${config.web.host}, port ${config.web.port}`),
    ...(platforms ?? (await look())),
    store,
    ...(await checkLibrary(config)),
    await checkModel(config),
    await checkClock(config, newest),
  ];
}

/** `factdesk doctor`: looks at everything the desk needs; a line each. Exit code 1 where something is to be done. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look at everything the desk needs and say what to do')
    .action(async () => {
      const findings = await examine();
      for (const { name, ok, text } of findings) {
        process.stdout.write(`${ok ? 'ok ' : 'fix'} ${name}: ${text}\n`);
      }
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}
