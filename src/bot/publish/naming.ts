import type { Platform } from '../../core/message.ts';
import type { Publication, Target } from '../../core/publication.ts';
import { oneLine } from '../present/excerpt.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words/words.ts';

/** The fact-check that a publication is about; the first of a digest. */
export const factCheckIdOf = ({ content }: Pick<Publication, 'content'>): string =>
  content.kind === 'digest' ? (content.factChecks[0] ?? '') : content.factCheck;

/** A place by the name it had when it was looked up, else by its id. */
export const nameOf = ({ name, place }: Target): string => oneLine(name || place.channel, 80);

const platforms: Readonly<Record<Platform, string>> = {
  discord: 'Discord',
  slack: 'Slack',
  web: 'Web',
  console: 'Console',
};

/** So that 25 of them, with links, fit one message. */
const mostOfAName = 45;

/** The same for a list, and its platform where it is elsewhere: every server has a channel of the same name. */
export function namedFrom(target: Target, { place: here, words }: Pick<Turn, 'place' | 'words'>) {
  const { platform, workspace } = target.place;
  const name = oneLine(nameOf(target), mostOfAName);
  const isHere = platform === here.platform && workspace === here.workspace;
  return isHere ? name : words.desk.nameOn(name, platforms[platform]);
}

/** Words that name the time zone where a place chose none: nobody would take it for UTC. */
export const namingZone = (words: Words): Words => ({
  ...words,
  time: (moment, zone) => `${words.time(moment, zone)}${zone === 'UTC' ? ' UTC' : ''}`,
});
