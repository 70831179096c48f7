import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { OperatorError } from '../src/core/errors.ts';

const mistakes = (env: Record<string, string>): OperatorError => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof OperatorError) return error;
  }
  throw new Error('the configuration was accepted');
};

describe('the configuration', () => {
  test('needs nothing', () => {
    expect(readConfig({})).toEqual({
      web: { host: '127.0.0.1', port: 3000 },
      contentDir: 'content',
      dataDir: 'data',
      logLevel: 'info',
      retentionDays: 30,
      oldAfterDays: 1095,
      matchCaution: 'cautious',
      newsroom: [],
    });
  });

  test('takes an empty variable as not set', () => {
    expect(readConfig({ PORT: '', SLACK_BOT_TOKEN: '  ' })).toEqual(readConfig({}));
  });

  test('knows the public address of the page, which is https and has no path', () => {
    const { web } = readConfig({ DESK_URL: 'https://desk.example.org/' });
    expect(web.deskUrl).toBe('https://desk.example.org');
    for (const wrong of ['http://desk.example.org', 'https://a@b.example', 'https://b.example/x']) {
      expect(mistakes({ DESK_URL: wrong }).lines).toEqual([
        'DESK_URL must be an https address without a path, such as https://desk.example.org.',
      ]);
    }
  });

  test('holds as many connections to Discord as are wanted', () => {
    const discord = (shards: string) =>
      readConfig({ DISCORD_TOKEN: 'a.b.c', DISCORD_SHARDS: shards }).discord;
    expect(discord('auto')?.shards).toBe('auto');
    expect(discord('3')?.shards).toBe(3);
    expect(() => discord('0')).toThrow(/mistakes/);
    expect(() => discord('many')).toThrow(/mistakes/);
    const devGuild = '200000000000000001';
    const config = readConfig({ DISCORD_TOKEN: 'a.b.c', DISCORD_DEV_GUILD: devGuild });
    expect(config.discord?.devGuild).toBe(devGuild);
  });

  test('connects what has tokens', () => {
    const config = readConfig({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      DISCORD_TOKEN: 'a.b.c',
      DATABASE_URL: 'postgres://somebody@127.0.0.1/desk',
      MATCH_MODEL: 'models/mine',
    });
    expect(config.slack).toEqual({
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      apiUrl: 'http://127.0.0.1:9/api/',
      port: 3001,
    });
    expect(config.discord).toEqual({ token: 'a.b.c' });
    expect(config.databaseUrl).toBe('postgres://somebody@127.0.0.1/desk');
    expect(config.matchModel).toBe('models/mine');
  });

  test('lists every mistake at once, and no value', () => {
    const error = mistakes({
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      DISCORD_TOKEN: 'hunter2',
      RETENTION_DAYS: '0',
      OLD_AFTER_DAYS: '-1',
      MATCH_CAUTION: 'bold',
    });
    expect(error.exitCode).toBe(2);
    expect(error.lines.map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'LOG_LEVEL',
      'RETENTION_DAYS',
      'OLD_AFTER_DAYS',
      'MATCH_CAUTION',
      'DISCORD_TOKEN',
    ]);
    expect(JSON.stringify([error.message, ...error.lines])).not.toContain('hunter2');
  });

  test('is in one workspace by its token, or in many that install the desk', () => {
    const [newest, older] = ['AB'.repeat(32), 'cd'.repeat(32)];
    const many = {
      SLACK_CLIENT_ID: '123.456',
      SLACK_CLIENT_SECRET: 'f'.repeat(32),
      SLACK_TOKEN_KEY: `${newest} , ${older}`,
      SLACK_SIGNING_SECRET: 'e'.repeat(32),
    };
    expect(readConfig(many).slack).toEqual({
      oauth: {
        clientId: '123.456',
        clientSecret: 'f'.repeat(32),
        tokenKeys: [newest.toLowerCase(), older],
      },
      signingSecret: 'e'.repeat(32),
      port: 3001,
    });
    const first = (over: Record<string, string>) => mistakes({ ...many, ...over }).lines;
    expect(first({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN and SLACK_CLIENT_ID exclude each other/),
    ]);
    expect(first({ SLACK_CLIENT_SECRET: '' })).toEqual([
      expect.stringMatching(/^SLACK_CLIENT_SECRET is missing/),
    ]);
    expect(first({ SLACK_CLIENT_ID: '' })).toEqual([
      expect.stringMatching(/^SLACK_CLIENT_ID is missing/),
    ]);
    expect(first({ SLACK_TOKEN_KEY: '' })).toEqual([
      expect.stringMatching(/^SLACK_TOKEN_KEY is missing.*openssl rand -hex 32/),
    ]);
    expect(first({ SLACK_SIGNING_SECRET: '' })).toEqual([
      expect.stringMatching(/^SLACK_APP_TOKEN is missing \(or SLACK_SIGNING_SECRET/),
    ]);
    for (const key of ['ab'.repeat(31), `${newest}${older}`, `${newest},`, 'gh'.repeat(32)]) {
      const lines = first({ SLACK_TOKEN_KEY: key });
      expect(lines).toEqual([expect.stringMatching(/^SLACK_TOKEN_KEY must be keys of 64/)]);
      expect(lines.join()).not.toContain(key.slice(0, 8));
    }
  });

  test('says which token is missing beside the one that is there', () => {
    expect(mistakes({ SLACK_BOT_TOKEN: 'xoxb-1' }).lines).toHaveLength(1);
    expect(
      mistakes({ SLACK_APP_TOKEN: 'xapp-1', DISCORD_APP_ID: '123456789012345678' }).lines,
    ).toHaveLength(2);
  });
});

test('.env.example explains every variable that is read, and no other', () => {
  const source = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8');
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const explained = [...example.matchAll(/((?:^# .*\n)+)^#?([A-Z_]+)=/gm)].map(
    ([, , name]) => name,
  );
  expect(explained.toSorted()).toEqual(read.toSorted());
});
