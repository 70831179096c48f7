import type { Command } from 'commander';
import type { Installed } from '../adapters/slack/installed.ts';
import { type Config, environment, readConfig } from '../config.ts';
import { OperatorError } from '../core/errors.ts';
import { openStore, openStoreToRead } from '../store/open.ts';
import { createLog } from '../telemetry.ts';

/** The desk's configuration, where it is to be installed in many workspaces. */
function configured() {
  const { dataDir, databaseUrl, slack }: Config = readConfig(environment());
  if (!slack?.oauth) {
    throw new OperatorError(
      'No workspace can have installed the desk: SLACK_CLIENT_ID is not set (docs/slack.md says how).',
    );
  }
  const log = createLog('silent');
  const where = { dataDir, log, ...(databaseUrl ? { databaseUrl } : {}) };
  return { where, log, apiUrl: slack.apiUrl, tokenKeys: slack.oauth.tokenKeys };
}

const day = (date: Date): string => date.toISOString().slice(0, 10);
/** Without what would move a terminal's cursor. */
const plain = (name: string): string => name.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();

function rowOf({ id, about, old }: Installed): string {
  if (!about) return `${id}  no key in SLACK_TOKEN_KEY opens it`;
  const { name, at, endsAt, lacking } = about;
  const facts = [
    `installed ${day(at)}`,
    endsAt ? `token until ${endsAt.toISOString().slice(0, 16)}Z` : 'token without an end',
    old ? 'sealed with an older key' : 'sealed with the newest key',
    ...(lacking.length > 0 ? [`lacks ${lacking.join(', ')}`] : []),
  ];
  return `${id}  ${plain(name) || '(no name)'}  ${facts.join('; ')}`;
}

async function list(): Promise<string[]> {
  const { where, log, tokenKeys } = configured();
  const store = await openStoreToRead(where);
  if (!store) return ['No workspace has installed the desk yet.'];
  try {
    const { listInstalled } = await import('../adapters/slack/installed.ts');
    const { installations } = store;
    const all = await listInstalled({ installations, tokenKeys, log });
    return all.length > 0 ? all.map(rowOf) : ['No workspace has installed the desk yet.'];
  } finally {
    await store.close();
  }
}

async function forget(id: string): Promise<string> {
  const { where, log, tokenKeys, apiUrl = 'https://slack.com/api/' } = configured();
  const store = await openStore(where);
  try {
    const { forgetInstalled } = await import('../adapters/slack/installed.ts');
    const { installations } = store;
    const { was, unrevoked } = await forgetInstalled(id, apiUrl, { installations, tokenKeys, log });
    if (!was) {
      throw new OperatorError(
        `Nothing is kept of ${id}; factdesk slack list says where the desk is installed.`,
      );
    }
    return unrevoked === undefined
      ? `The token of ${id} is revoked and deleted.`
      : `The token of ${id} is deleted. Slack did not revoke it (${unrevoked}): remove the app there.`;
  } finally {
    await store.close();
  }
}

/** `factdesk slack`: where the desk is installed in Slack by OAuth, and forgetting one of them. */
export function addSlack(program: Command): void {
  const slack = program
    .command('slack')
    .description('see which workspaces of Slack have installed the desk, and forget one');
  slack
    .command('list')
    .description('list the workspaces, and what their tokens are sealed with; never a token')
    .action(async () => {
      process.stdout.write(`${(await list()).join('\n')}\n`);
    });
  slack
    .command('forget')
    .description('revoke and delete the token of a workspace or an organisation')
    .argument('<id>', 'its id, as the list names it: T0123ABCD')
    .action(async (id: string) => {
      process.stdout.write(`${await forget(id)}\n`);
    });
}
