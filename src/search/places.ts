/** Names of places, each with a key that is the same for one place however it is named. */

/** Other names of countries, and what is said of what comes from there, by ISO 3166 code. */
const alsoNamed: Readonly<Record<string, string>> = {
  US: 'us|the us|usa|u.s.|u.s.a.|united states of america|america|american|americans|the states',
  GB: 'uk|u.k.|britain|great britain|british|brits',
  AE: 'uae',
  RU: 'russian|russians',
  CN: 'chinese',
  DE: 'german|germans',
  FR: 'french',
  ES: 'spanish',
  IT: 'italian|italians',
  NL: 'holland|dutch',
  BE: 'belgian|belgians',
  CH: 'swiss',
  AT: 'austrian|austrians',
  SE: 'swedish|swedes',
  NO: 'norwegian|norwegians',
  DK: 'danish|danes',
  FI: 'finnish|finns',
  PL: 'polish|poles',
  CZ: 'czech republic|czech',
  HU: 'hungarian|hungarians',
  GR: 'greek|greeks',
  TR: 'turkish|turks|türkiye',
  UA: 'ukrainian|ukrainians',
  IE: 'irish',
  PT: 'portuguese',
  CA: 'canadian|canadians',
  MX: 'mexican|mexicans',
  BR: 'brazilian|brazilians',
  AR: 'argentinian|argentine',
  AU: 'australian|australians|aussie|aussies',
  NZ: 'nz',
  JP: 'japanese',
  KR: 'south korean',
  KP: 'north korean',
  IN: 'indian|indians',
  PK: 'pakistani',
  BD: 'bangladeshi',
  IL: 'israeli|israelis',
  PS: 'palestine|palestinian|palestinians',
  IR: 'iranian|iranians',
  IQ: 'iraqi|iraqis',
  SA: 'saudi|saudis',
  SY: 'syrian|syrians',
  EG: 'egyptian|egyptians',
  ZA: 'south african',
  NG: 'nigerian|nigerians',
  KE: 'kenyan|kenyans',
  VN: 'vietnamese',
  TH: 'thai',
  CD: 'dr congo|drc',
  MM: 'burma|myanmar',
  CI: 'ivory coast',
};

const states =
  'alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico north_carolina north_dakota ohio oklahoma oregon pennsylvania rhode_island south_carolina south_dakota tennessee texas utah vermont virginia west_virginia wisconsin wyoming';
const nations = 'england scotland wales northern_ireland';
const cities =
  'london paris berlin madrid rome vienna brussels amsterdam dublin lisbon athens stockholm oslo copenhagen helsinki warsaw prague budapest moscow kyiv istanbul jerusalem cairo nairobi lagos johannesburg delhi mumbai karachi beijing shanghai tokyo seoul bangkok jakarta manila sydney melbourne toronto montreal vancouver chicago los_angeles san_francisco houston philadelphia seattle boston miami detroit atlanta las_vegas rio_de_janeiro buenos_aires bogota lima manchester liverpool birmingham glasgow edinburgh munich hamburg barcelona milan';
/** "Earth" and "sun" are in every sentence about the others; "mercury" is a metal first. */
const worlds = 'moon mars venus jupiter saturn uranus neptune pluto';

/** These hold a place's name and are another thing, or none. */
const notPlaces =
  /\b(?:(?:north|south|latin|central|native|african|captain|bank of) america[ns]?|new england|new south wales|indian ocean|american indian|french (?:fries|toast|press|guiana|polynesia)|spanish flu|german (?:shepherd|measles)|turkish delight|danish pastry|polish(?:ed|ing)|dutch oven|swiss (?:cheese|army)|brazilian wax|indian summer|english channel|chinese whispers|gulf of mexico|guinea pigs?|paris hilton|jack london|(?:boris|sir) london|bruno mars|mars bars?|sailor moon|new moon|full moon|over the moon)\b/giu;

/** Codes of no country, and of what belongs to one: a French island is in France. */
const notCountries = new Set(
  'EU EZ UN ZZ XA XB QO AC CP DG TA AQ AS AX BL BM BQ BV CC CK CW CX EA FK FO GF GG GI GL GP GS GU HK HM IC IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT'.split(
    ' ',
  ),
);

/** First names, birds and common words besides: places only after "in" and the like, with a capital. */
const ambiguous = new Set(
  'chad jordan turkey georgia guinea jersey man niger mali togo cuba panama polish poles thai us reading nice lima'.split(
    ' ',
  ),
);

/** A kind of place: those of one kind are compared with each other, so that "Texas" and "America" never are. */
type Kind = 'country' | 'state' | 'nation' | 'city' | 'world';

interface Place {
  kind: Kind;
  key: string;
}

function countries(): [string, Place][] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  // Old codes (DD, SU, UK) name what another code names; the first to name it has it.
  const seen = new Map<string, Place>();
  for (const code of codes) {
    const name = names.of(code);
    if (!name || notCountries.has(code)) continue;
    const place: Place = { kind: 'country', key: code === 'UK' ? 'GB' : code };
    for (const one of [name, ...(alsoNamed[code]?.split('|') ?? [])]) {
      const plain = one.toLowerCase().replaceAll('’', "'");
      if (!seen.has(plain)) seen.set(plain, place);
    }
  }
  return [...seen];
}

const listed = (list: string, kind: Kind): [string, Place][] =>
  list.split(' ').map((name) => {
    const key = name.replaceAll('_', ' ');
    return [key, { kind, key }];
  });

const places = new Map<string, Place>([
  ...countries(),
  ...listed(states, 'state'),
  ...listed(nations, 'nation'),
  ...listed(cities, 'city'),
  ...listed(worlds, 'world'),
]);

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Longest first, so that "New Mexico" is not Mexico. */
const anyPlace = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...places.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);
const placeBefore = /\b(?:in|from|to|of|at|across|near) (?:the )?$/iu;

/** A place that a text names. */
export interface NamedPlace extends Place {
  /** As the text writes it. */
  text: string;
}

function isPlace(text: string, name: string, at: number): boolean {
  const plain = name.toLowerCase();
  if (plain === 'us') return name === 'US';
  if (!ambiguous.has(plain)) return true;
  return /^\p{Lu}/u.test(name) && placeBefore.test(text.slice(Math.max(0, at - 12), at));
}

/** The places that a cleaned text names. */
export function placesIn(text: string): NamedPlace[] {
  const plain = text.replace(notPlaces, (other) => '-'.repeat(other.length));
  return [...plain.matchAll(anyPlace)].flatMap(({ 0: name, index }) => {
    const place = places.get(name.toLowerCase());
    return place && isPlace(plain, name, index)
      ? [{ ...place, text: name.replace(/^the /iu, '') }]
      : [];
  });
}
