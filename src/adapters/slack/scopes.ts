/** What the app may do in a workspace; the manifest asks for the same, and docs/slack.md says why for each. */
export const botScopes = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'links:read',
  'links:write',
  'usergroups:read',
  'users:read',
] as const;

/** Those that whoever installs it may leave out; the desk then does less, and says so. */
export const optionalScopes = ['channels:history', 'chat:write.public', 'groups:history'] as const;
