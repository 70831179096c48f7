import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/** What answering and posting need. Reading history is what Discord asks for before it lets anybody reply. */
const permissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory;

/** The page on which somebody adds the desk to a server or to their own account, with exactly the rights it needs. */
export function inviteUrl(appId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', appId);
  url.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  url.searchParams.set('permissions', String(permissions));
  return url.href;
}
