import { type Correction, type FactCheck, isSample } from '../../core/factcheck.ts';
import type { Block } from '../../core/message.ts';
import type { Words } from '../words/words.ts';
import { opening } from './excerpt.ts';

/** A notice is never shortened by a platform, so it is kept short here; the history has the whole. */
const mostOfACorrection = 500;
const mostOfALabel = 100;

const notice = (tone: 'info' | 'warning', text: string): Block => ({ kind: 'notice', tone, text });

/** Corrections, the newest first. */
export function newestFirst(corrections: readonly Correction[]): Correction[] {
  return corrections.toSorted((a, b) => Date.parse(b.date) - Date.parse(a.date));
}

/** What the latest correction changed, where there was one. */
export function correctionNotice(factCheck: FactCheck, { changes, date }: Words): Block[] {
  const [latest] = newestFirst(factCheck.corrections);
  if (!latest) {
    return factCheck.status === 'corrected'
      ? [notice('warning', changes.correctedWithoutWord)]
      : [];
  }
  const text = opening(latest.text, mostOfACorrection);
  if (latest.by) {
    return [notice('warning', changes.correctedBy(date(latest.date), latest.by, text))];
  }
  const words =
    latest.was === undefined
      ? changes.corrected(date(latest.date), text)
      : changes.correctedFrom(date(latest.date), opening(latest.was, mostOfALabel), text);
  return [notice('warning', words)];
}

/** That a fact-check was withdrawn, and when. */
export function withdrawalLine({ publisher, corrections }: FactCheck, words: Words): string {
  const [latest] = newestFirst(corrections);
  const { withdrawnOn, withdrawnBy, withdrawnWithoutWord } = words.changes;
  if (latest?.by) return withdrawnBy(latest.by, words.date(latest.date));
  return latest
    ? withdrawnOn(publisher.name, words.date(latest.date))
    : withdrawnWithoutWord(publisher.name);
}

/** The same with the reason. */
export function withdrawalNotice(factCheck: FactCheck, words: Words): Block {
  const [latest] = newestFirst(factCheck.corrections);
  const why = latest ? opening(latest.text, mostOfACorrection) : '';
  return notice('warning', `${withdrawalLine(factCheck, words)} ${why}`.trim());
}

/** That an answer is sample content, where it is. */
export function sampleNotice(factCheck: FactCheck, { card }: Words): Block[] {
  return isSample(factCheck) ? [notice('info', card.sample)] : [];
}

/** What a reader must be told about our copy of a fact-check. That a sample has no page goes without a line of its own. */
export function copyNotices(factCheck: FactCheck, { card }: Words): Block[] {
  const { url, remarks, provenance } = factCheck;
  const sample = isSample(factCheck);
  const said: string[] = [];
  if (provenance === 'automated') said.push(card.automated);
  if (remarks.includes('no-source-links')) said.push(card.noSourceLinks);
  if (!url && !sample) said.push(card.unknownPage);
  if (sample) said.push(url ? card.sample : card.sampleWithoutPage);
  return said.map((text) => notice('info', text));
}
