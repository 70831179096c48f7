import { describe } from 'vitest';
import { publishingConversation } from '../../contracts/publishing-conversation.ts';
import { onDiscord } from '../../support/discord/moderator.ts';

describe('from Discord', () => publishingConversation(onDiscord));
