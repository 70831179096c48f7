import type { Context } from 'hono';
import type { Person } from '../../../core/publication.ts';
import type { Html } from '../marks.ts';
import type { DeskWords } from './words.ts';

/** Somebody who is let in, and what their page is written with. */
export interface Turn {
  c: Context;
  person: Person;
  /** Whether it is development mode, in which nobody is known. */
  local: boolean;
  words: DeskWords;
  /** IANA. */
  zone: string;
  /** What every form of this session carries. */
  token: string;
  /** The part of the address that a `:name` in its path stands for. */
  param(name: string): string;
  /** A value of the address's query; empty where there is none. */
  query(name: string): string;
}

/** What a part of the desk shows. */
export interface View {
  title: string;
  body: Html;
  /** That something was done just now. */
  notice?: string | undefined;
}

/** A posted form's fields. */
export interface Fields {
  /** Empty where there is none. */
  one(name: string): string;
  all(name: string): string[];
}

export function fieldsOf(pairs: readonly (readonly [string, string])[]): Fields {
  const all = (name: string) => pairs.filter(([key]) => key === name).map(([, value]) => value);
  return { all, one: (name) => all(name)[0] ?? '' };
}

/** A page number as an address has it, 1 for anything else. */
export function pageOf({ query }: Turn): number {
  const n = Number(query('page'));
  return Number.isInteger(n) && n >= 1 && n <= 10_000 ? n : 1;
}
