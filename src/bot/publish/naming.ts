import type { Publication, Target } from '../../core/publication.ts';
import { oneLine } from '../present/excerpt.ts';

/** The fact-check that a publication is about; the first of a digest. */
export const factCheckIdOf = ({ content }: Pick<Publication, 'content'>): string =>
  content.kind === 'digest' ? (content.factChecks[0] ?? '') : content.factCheck;

/** A place by the name it had when it was looked up, else by its id. */
export const nameOf = ({ name, place }: Target): string => oneLine(name || place.channel, 80);
