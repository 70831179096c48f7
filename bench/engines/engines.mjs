import { create, insertMultiple, search } from '@orama/orama';
import { Document } from 'flexsearch';
import lunr from 'lunr';

const fields = ['claim', 'title', 'summary'];

/** Each takes texts of {id, claim, title, summary} in, and finds the best `n` for a question; with its own defaults. */
export const engines = [
  {
    name: 'Orama',
    create() {
      const index = create({
        schema: Object.fromEntries(fields.map((field) => [field, 'string'])),
      });
      return {
        put: (texts) => insertMultiple(index, texts),
        find: async (term, limit) => (await search(index, { term, limit })).hits.length,
      };
    },
  },
  {
    name: 'FlexSearch',
    create() {
      const index = new Document({ document: { id: 'id', index: fields } });
      return {
        put(texts) {
          for (const text of texts) index.add(text);
        },
        find: (text, limit) => index.search(text, { limit, suggest: true, merge: true }).length,
      };
    },
  },
  {
    name: 'Lunr',
    create() {
      const builder = new lunr.Builder();
      builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
      builder.searchPipeline.add(lunr.stemmer);
      builder.ref('id');
      for (const field of fields) builder.field(field);
      let index;
      return {
        put(texts) {
          for (const text of texts) builder.add(text);
        },
        /** Lunr is built once and for all. */
        finish() {
          index = builder.build();
        },
        find: (text, limit) =>
          index.query((query) => query.term(lunr.tokenizer(text))).slice(0, limit).length,
      };
    },
  },
];
