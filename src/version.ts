import manifest from '../package.json' with { type: 'json' };

/** The version of this factdesk. */
export const version: string = manifest.version;
