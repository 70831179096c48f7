/** PostgreSQL's text holds neither NUL nor half a surrogate pair; so that all databases agree, no text here does. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd');
}
