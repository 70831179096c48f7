import { z } from 'zod';
import type { Block, Reply } from '../../core/message.ts';
import type { Handle } from '../../core/ports.ts';
import { clean } from '../clean.ts';
import { shortenLine } from '../fit.ts';
import { verdictWord } from '../verdict.ts';
import { callbackIds } from './ids.ts';
import type { Workspace } from './workspace.ts';

const executed = z.object({
  team_id: z.string().nullish(),
  event: z.object({
    type: z.literal('function_executed'),
    function: z.object({ callback_id: z.literal(callbackIds.step) }),
    function_execution_id: z.string().min(1),
    workflow_execution_id: z.string().min(1),
    inputs: z.object({ question: z.string() }),
  }),
});

/** A step's text is put into messages and forms, of which the smallest takes 3000 characters. */
const mostOfASummary = 2000;

/** What a workflow puts into a message cannot mention anybody there. */
const harmless = (text: string): string => clean(text).replace(/<(?=[@#!])/g, '<\u200b');

const textOf = (block: Block): string[] =>
  block.kind === 'text' && block.style === 'plain' ? [block.text] : [];

/**
 * What the step hands on, as the app's manifest names it.
 * - `answer`: the whole in one line
 * - `verdict`: the publisher's word; empty where no published fact-check answers
 * - `summary`: what was found, or that nothing was
 * - `link`: the fact-check's page; empty where there is none
 */
function outputsOf({ title, blocks, actions }: Reply) {
  const verdict = blocks.find((block) => block.kind === 'verdict');
  const page = actions.find((action) => 'url' in action);
  return {
    answer: harmless(title),
    verdict: verdict ? harmless(verdictWord(verdict)) : '',
    summary: shortenLine(harmless(blocks.flatMap(textOf).join('\n')), mostOfASummary),
    link: page && 'url' in page ? page.url : '',
  };
}

/** The workflow step "Look up a fact-check": a question in, what publishers found out. */
export async function lookUpStep(
  body: unknown,
  { client }: Workspace,
  handle: Handle,
): Promise<void> {
  const run = executed.safeParse(body).data;
  if (!run) return;
  const { function_execution_id, workflow_execution_id: workflow, inputs } = run.event;
  const reply = await handle({
    id: function_execution_id,
    place: {
      platform: 'slack',
      workspace: run.team_id ?? '',
      channel: workflow,
      kind: 'channel',
    },
    // Slack does not say who began it; the workspace's allowance counts.
    actor: { id: workflow, role: 'asker' },
    heardBy: 'everyone',
    act: { kind: 'ask', question: inputs.question },
  });
  if (!reply) return;
  await client.functions.completeSuccess({ function_execution_id, outputs: outputsOf(reply) });
}
