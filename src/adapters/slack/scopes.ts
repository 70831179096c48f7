/** What the app may do in a workspace; the manifest asks for the same, and docs/slack.md says why for each. */
export const botScopes = [
  'app_mentions:read',
  'assistant:write',
  'channels:read',
  'chat:write',
  'commands',
  'groups:read',
  'im:history',
  'links:read',
  'links:write',
  'usergroups:read',
  'users:read',
] as const;
