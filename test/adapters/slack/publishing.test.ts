import { describe } from 'vitest';
import { publishingConversation } from '../../contracts/publishing-conversation.ts';
import { onSlack } from '../../support/slack/moderator.ts';

describe('from Slack', () => publishingConversation(onSlack));
