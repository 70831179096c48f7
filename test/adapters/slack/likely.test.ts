import { describe, expect, test } from 'vitest';
import { createLikely } from '../../../src/adapters/slack/likely.ts';

const minute = 60_000;

function looking(answer = async (): Promise<{ role: 'admin' | 'asker' }> => ({ role: 'admin' })) {
  let at = 0;
  const looks: string[] = [];
  const likely = createLikely(
    (user, workspace) => {
      looks.push(`${workspace}/${user}`);
      return answer();
    },
    () => at,
  );
  return { likely, looks, pass: (milliseconds: number) => (at += milliseconds) };
}

describe('what somebody most likely may do', () => {
  test('counts for ten minutes, and is then looked at again', async () => {
    const { likely, looks, pass } = looking();
    for (const wait of [0, 9 * minute]) {
      pass(wait);
      expect(await likely('U1', 'T1')).toEqual({ role: 'admin' });
    }
    expect(looks).toEqual(['T1/U1']);
    pass(2 * minute);
    await likely('U1', 'T1');
    expect(looks).toEqual(['T1/U1', 'T1/U1']);
  });

  test('is looked at in each workspace by itself', async () => {
    const { likely, looks } = looking();
    await likely('U1', 'T1');
    await likely('U1', 'T2');
    expect(looks).toEqual(['T1/U1', 'T2/U1']);
  });

  test('is asked of Slack ten times a minute at most; whoever comes after is an asker until then', async () => {
    const { likely, looks, pass } = looking();
    for (let n = 0; n < 12; n += 1) await likely(`U${n}`, 'T1');
    expect(looks).toHaveLength(10);
    expect(await likely('U11', 'T1')).toEqual({ role: 'asker' });
    pass(minute);
    expect(await likely('U11', 'T1')).toEqual({ role: 'admin' });
  });

  test('that Slack does not tell is that of an asker, and is asked again', async () => {
    let fails = true;
    const { likely } = looking(async () => {
      if (fails) throw new Error('out of reach');
      return { role: 'admin' };
    });
    expect(await likely('U1', 'T1')).toEqual({ role: 'asker' });
    fails = false;
    expect(await likely('U1', 'T1')).toEqual({ role: 'admin' });
  });

  test('is not waited for for long', async () => {
    const { likely } = looking(() => new Promise(() => {}));
    expect(await likely('U1', 'T1')).toEqual({ role: 'asker' });
  });
});
