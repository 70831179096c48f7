/**
 * A language tag in the form we keep (BCP 47): `en_us` and `EN-US` are `en-US`.
 *
 * @returns undefined for what is no language tag
 */
export function languageTag(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'));
    return tag && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : undefined;
  } catch {
    return;
  }
}
