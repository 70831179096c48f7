import { z } from 'zod';
import { type Act, encodeAct } from '../../core/act.ts';
import type { Suggest } from '../../core/ports.ts';
import { actionIds } from './ids.ts';
import { limits } from './limits.ts';
import { optionOf } from './pickers.ts';
import { groupsOf } from './roles.ts';
import type { Workspace } from './workspace.ts';

const typedSchema = z.object({ action_id: z.string(), value: z.string().default('') });
/** More than these nobody reads while they type. */
const mostClaims = 20;

/** What a list offers for what is typed so far: claims to look up or to post, or the workspace's user groups. */
export async function optionsFor(body: unknown, { client }: Workspace, suggest: Suggest) {
  const typed = typedSchema.safeParse(body).data;
  const claims = async (chosen: (id: string) => Act) =>
    (await suggest(typed?.value ?? '', mostClaims)).map(({ id, label }) =>
      optionOf(encodeAct(chosen(id)), label),
    );
  if (typed?.action_id.startsWith(actionIds.find)) {
    return claims((id) => ({ kind: 'show', id, part: 'card', page: 1 }));
  }
  if (typed?.action_id.startsWith(actionIds.post)) {
    return claims((id) => ({ kind: 'publish', id }));
  }
  if (typed?.action_id.startsWith(actionIds.pick)) {
    const wanted = typed.value.trim().toLowerCase();
    return (await groupsOf(client))
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .slice(0, limits.options)
      .map(({ id, name }) => optionOf(id, name));
  }
  return [];
}
