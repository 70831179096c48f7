/** Everything in angle brackets that Discord reads (discord.com/developers/docs/reference#message-formatting). */
const tokens =
  /<(?:@!?(?<user>\d+)|@&\d+|#\d+|\/(?<command>[^:<>]+):\d+|a?:(?<emoji>\w+):\d+|t:(?<time>-?\d+)(?::\w)?|(?<address>https?:\/\/[^\s<>]+))>/g;

/** A moment of a `<t:...>`, as a date; nothing where there is no such day. */
function dayOf(seconds: string): string {
  const day = new Date(Number(seconds) * 1000);
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10);
}

/**
 * What a person wrote, as they see it: mentions of the desk gone, other people by name, emoji and commands by name,
 * timestamps as dates. Roles and channels, whose names are not told, are left out.
 *
 * @param people those mentioned, as the message lists them
 * @param self the desk's own user id
 */
export function plainText(
  text: string,
  people: readonly { id: string; name: string }[],
  self: string,
): string {
  return text
    .replace(tokens, (...match) => {
      const groups: Record<string, string | undefined> = match.at(-1);
      const { user, command, emoji, time, address } = groups;
      if (user && user !== self) {
        const name = people.find(({ id }) => id === user)?.name;
        return name ? `@${name}` : ' ';
      }
      if (command) return `/${command}`;
      if (emoji) return `:${emoji}:`;
      if (time) return dayOf(time);
      return address ?? ' ';
    })
    .trim();
}
