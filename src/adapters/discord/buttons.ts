import {
  type APIActionRowComponent,
  type APIButtonComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { encodeAct } from '../../core/act.ts';
import type { Action } from '../../core/message.ts';
import { webUrl } from '../../core/url.ts';
import { cleanLine } from '../clean.ts';
import { shortenLine } from '../fit.ts';
import { componentLimits } from './component-limits.ts';
import { maskedLink } from './escape.ts';

/** What cannot stand as a button, because its address is too long for one. */
function tooLong(action: Action): boolean {
  return 'url' in action && action.url.length > componentLimits.url;
}

/** Whether something is there for the first time. */
export type Take = (key: string) => boolean;

/** True for the first of its kind: Discord refuses a custom_id twice, and two buttons that do the same are clutter. */
export function taker(): Take {
  const taken = new Set<string>();
  return (key) => {
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  };
}

/** A button; none where the same one is there already or its address is too long. The token is the custom_id. */
export function button(action: Action, take: Take): APIButtonComponent[] {
  const label = shortenLine(cleanLine(action.label), componentLimits.label) || '…';
  if ('url' in action) {
    if (tooLong(action) || !take(action.url)) return [];
    return [{ type: ComponentType.Button, style: ButtonStyle.Link, label, url: action.url }];
  }
  const custom_id = encodeAct(action.act);
  if (!take(custom_id)) return [];
  const style = action.primary ? ButtonStyle.Primary : ButtonStyle.Secondary;
  return [{ type: ComponentType.Button, style, label, custom_id }];
}

/** An address that is too long for a button, as a line of text. */
export function linkLine(action: Action): string {
  const address = 'url' in action && tooLong(action) ? webUrl(action.url) : undefined;
  return address ? maskedLink(address, action.label) : '';
}

/** Buttons, five a row. */
export function actionRows(
  actions: Action[],
  take: Take,
): APIActionRowComponent<APIButtonComponent>[] {
  const buttons = actions.flatMap((action) => button(action, take));
  const rows: APIActionRowComponent<APIButtonComponent>[] = [];
  for (let from = 0; from < buttons.length; from += componentLimits.rowButtons) {
    const components = buttons.slice(from, from + componentLimits.rowButtons);
    rows.push({ type: ComponentType.ActionRow, components });
  }
  return rows;
}
