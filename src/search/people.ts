/** A person that a text names. */
export interface NamedPerson {
  /** As the text writes it. */
  text: string;
  /** The last name, folded. */
  key: string;
}

/** Given names by which a name in capitals is known to be a person's. */
const given =
  `aaron abdul abraham adam adolf ahmed alan albert alexander alexandria alexei ali alice amanda amy andrew andrzej
  angela ann anna anne anthony antonio arthur barack ben benjamin bernie beth bill bob boris brian bruce carl carlos
  caroline catherine charles charlie chris christine christopher clara cleopatra craig dan daniel david deborah dennis
  diana donald doris dorothy douglas edward elena elizabeth elon emily emma emmanuel eric erik eva evelyn fatima fidel
  frank franklin frederick galileo gary gavin george gerald giorgia greta gregory harold harry heather helen henry
  hillary hans howard hugo hunter ian isaac ivan ivanka jack jacob jair james jane janet jason jeff jeffrey jennifer
  jeremy jessica jill jim jimmy joan joe john johnny jonathan jose joseph joseph joshua joyce juan judith julia julie
  justin kamala karen karl kate katherine keir keith kelly ken kenneth kevin kim larry laura lauren leo leonardo linda
  lisa louis lucy luke madeleine mahatma malcolm marco margaret maria marie marilyn mario martha martin mary matt
  matthew melania melinda michael michelle miguel mike mitch mohammed muhammad nancy narendra nathan neil nelson
  nicolas nicole nigel nikki nikola noah oliver olivia oprah oscar otto pablo pamela patricia patrick paul pedro peter
  philip phil pierre rachel ralph raymond rebecca recep richard rishi robert roger ron ronald rosa roy russell ruth
  ryan sam samuel sandra sarah scott sean sergei simon sofia sophie stephanie stephen steve steven susan taylor ted
  teresa theodore theresa thomas tim timothy tom tony tucker ursula vera victor victoria viktor vincent vladimir
  volodymyr walter warren wendy william winston wolfgang xavier yuri zoe`.split(/\s+/);

/** Last names that are hardly anything else, so that they need no capital and no given name. */
const known =
  `trump biden obama clinton putin zelensky zelenskyy zelenskiy fauci musk bezos zuckerberg merkel macron netanyahu
  bolsonaro erdogan pelosi mcconnell desantis newsom thunberg soros epstein einstein edison darwin hitler stalin
  churchill napoleon gandhi mandela shakespeare mozart beethoven picasso gorbachev thatcher sunak starmer trudeau
  scholz meloni reagan nixon eisenhower roosevelt kissinger snowden assange rowling spielberg beyonce kardashian
  messi ronaldo federer`.split(/\s+/);
const spelt: Readonly<Record<string, string>> = { zelenskyy: 'zelensky', zelenskiy: 'zelensky' };

const title =
  '(?:president|king|queen|prince|princess|pope|dr|doctor|mr|mrs|ms|senator|sen|saint|sir|lord|lady|professor|prof|emperor|tsar)';
const surname = "\\p{Lu}[\\p{L}']{2,}(?:-\\p{Lu}\\p{L}+)?(?![\\p{L}-])";
const middle = '(?: \\p{Lu}\\.?)?';
const capitals = (name: string) => `[${name[0]?.toUpperCase()}${name[0]}]${name.slice(1)}`;

/** "Thomas Edison", "John F. Kennedy"; a given name may be small where the last name is not. */
const full = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${given.map(capitals).join('|')})${middle} (?:van |von |de |di |al-)?(?<last>${surname})`,
  'gu',
);
/** "Queen Victoria", "queen victoria", "Dr Smith". */
const titled = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${title.replace(/[a-z]+/g, capitals)})\\.? (?<last>${surname}(?! \\p{Lu})|(?:${given.join('|')})(?!\\p{L}))`,
  'gu',
);
const alone = new RegExp(`(?<![\\p{L}\\p{N}])(?<last>${known.join('|')})(?!\\p{L})`, 'giu');

/** Not last names, though they stand in capitals after a given name. */
const notLast =
  /^(?:street|university|college|hospital|bridge|airport|day|prize|island|award|stadium|school|lake|mountain|said|says|is|was|did|and)$/iu;

const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/'s?$/u, '');

/** The people whom a cleaned text names, each once. Who is not sure to be a person is left out. */
export function peopleIn(text: string): NamedPerson[] {
  const found = new Map<string, NamedPerson>();
  for (const pattern of [full, titled, alone]) {
    for (const { 0: whole, groups = {} } of text.matchAll(pattern)) {
      const { last = '' } = groups;
      if (notLast.test(last)) continue;
      const key = folded(last);
      const same = spelt[key] ?? (known.includes(key.slice(0, -1)) ? key.replace(/s$/u, '') : key);
      if (!found.has(same)) found.set(same, { text: whole.replace(/'s$/u, ''), key: same });
    }
  }
  return [...found.values()];
}
