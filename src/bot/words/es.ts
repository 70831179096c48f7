import type { Sentences } from './en.ts';
import { howMany } from './es-count.ts';
import { desk } from './es-desk.ts';
import { mistakes } from './es-mistakes.ts';
import { copies, reasons } from './es-publish.ts';
import { settings } from './es-settings.ts';

/** What the answer's card says. A claim is "analizada", since "verificada" could be read as "found true". */
const card: Sentences['card'] = {
  noRating: 'Sin calificación publicada',
  inItsOwnWords: 'El artículo concluye, en sus propias palabras:',
  inTheSummary: 'El resumen del artículo dice qué se averiguó:',
  claimChecked: (claim) => `Afirmación analizada: ${claim}`,
  theClaimWas: (claim) => `La afirmación analizada fue: ${claim}`,
  thatClaimWasRated: 'Esa afirmación se calificó así:',
  onThatClaim: 'Sobre esa afirmación:',
  otherWayRound:
    'La pregunta plantea la afirmación al revés. La calificación es sobre la afirmación de arriba, no sobre la forma en que usted la planteó.',
  otherWayRoundUnrated:
    'La pregunta plantea la afirmación al revés. Lo que sigue es sobre la afirmación de arriba, no sobre la forma en que usted la planteó.',
  matchedWording: (phrasing) => `La pregunta coincide con esta formulación: ${phrasing}`,
  claimant: (name) => `Quién hizo la afirmación: ${name}.`,
  onYourQuestion: (heading) => `Sobre su pregunta: ${heading}`,
  summary: 'Resumen',
  sources: 'Fuentes',
  articleTitle: (title) => `Artículo: ${title}`,
  rated: (label, claim) => `${label}: ${claim}`,
  titleTurned: (claim, label) => `La afirmación analizada fue: ${claim} (calificación: ${label})`,
  titleTurnedUnrated: (claim) =>
    `La afirmación analizada fue: ${claim} (sin calificación publicada)`,
  unknownPage: 'No se conoce ningún enlace a esta verificación.',
  noSourceLinks: 'La copia del artículo que tiene el servicio no incluye enlaces a sus fuentes.',
  automated: 'Esta verificación la produjo un sistema automático.',
  sample:
    'Este contenido es una muestra que viene con el servicio, no el trabajo de una redacción.',
  sampleWithoutPage:
    'Este contenido es una muestra que viene con el servicio, no el trabajo de una redacción, y por eso no tiene página propia.',
};

/** When it was checked and published, and by whom. */
const origin: Sentences['origin'] = {
  checkedAndPublished: (date, publisher) =>
    `Verificación de ${publisher}, hecha y publicada el ${date}.`,
  checkedThenPublished: (checked, published, publisher) =>
    `Verificación de ${publisher}, hecha el ${checked} y publicada el ${published}.`,
  checked: (date, publisher) => `Verificación de ${publisher}, hecha el ${date}.`,
  published: (date, publisher) => `Verificación de ${publisher}, publicada el ${date}.`,
  undated: (publisher) => `Verificación de ${publisher}. No se indica la fecha.`,
  writtenBy: (names) => `Escrita por ${names}.`,
  others: 'otros',
};

const age: Sentences['age'] = {
  years: (n) => `Esta verificación tiene ${howMany(n, 'año', 'años')}.`,
  months: (n) => `Esta verificación tiene ${howMany(n, 'mes', 'meses')}.`,
  days: (n) => `Esta verificación tiene ${howMany(n, 'día', 'días')}.`,
};

/** Where the question names another number, date, person or place than the claim. */
const differs: Sentences['differs'] = {
  number: (checked, asked) => `La afirmación analizada dice ${checked}; la pregunta dice ${asked}.`,
  date: (checked, asked) => `La verificación es sobre ${checked}; la pregunta es sobre ${asked}.`,
  name: (checked, asked) => `La verificación es sobre ${checked}; la pregunta es sobre ${asked}.`,
};

/** Corrections and withdrawals. */
const changes: Sentences['changes'] = {
  corrected: (date, text) => `Corregida el ${date}. ${text}`,
  correctedFrom: (date, was, text) =>
    `Corregida el ${date}. Antes la calificación era «${was}». ${text}`,
  correctedWithoutWord: 'Esta verificación fue corregida. El editor no dice cuándo ni cómo.',
  withdrawn: 'Retirada',
  withdrawnOn: (publisher, date) =>
    `${publisher} retiró esta verificación el ${date}, así que ya no da ninguna calificación.`,
  correctedBy: (date, by, text) => `Corregida el ${date} por ${by}, de este servicio. ${text}`,
  withdrawnBy: (by, date) =>
    `${by}, de este servicio, retiró esta verificación el ${date}, así que ya no da ninguna calificación.`,
  withdrawnWithoutWord: (publisher) =>
    `${publisher} retiró esta verificación, así que ya no da ninguna calificación. No se indica el motivo.`,
  historyOf: (claim) => `Qué cambió en: ${claim}`,
  noCorrections: 'Esta verificación no tiene correcciones registradas.',
  ratingBefore: (date, was) => `${date}. Antes la calificación era «${was}».`,
};

/** Several fact-checks side by side. */
const several: Sentences['several'] = {
  samplesAmong: (publisher) =>
    `Lo firmado como «${publisher}» es una muestra que viene con el servicio, no el trabajo de una redacción.`,
  disagree: (n) =>
    n === 1
      ? 'Otra verificación de esta afirmación llegó a un resultado distinto. Está más abajo.'
      : `Otras ${n} verificaciones de esta afirmación llegaron a resultados distintos. Están más abajo, la más reciente primero.`,
  otherChecks: 'Otras verificaciones de esta afirmación',
  didYouMean: '¿Se refería a una de estas?',
  didYouMeanThis: '¿Se refería a esta?',
  isItOneOfThese: '¿Es una de estas?',
  isItThis: '¿Es esta?',
  notTheSame: 'No es la misma afirmación, pero se parece',
  detail: (label, from) => `${label}. ${from}`,
};

/** A message of somebody's, and a question that follows on an answer. */
const talk: Sentences['talk'] = {
  severalClaims: 'Este mensaje coincide con varias verificaciones. ¿A cuál se refiere?',
  askedTogether: (claim) => `Esto se preguntó junto con la afirmación anterior: ${claim}`,
};

/** "Was this right?" */
const feedback: Sentences['feedback'] = {
  ask: '¿Esta verificación era la respuesta adecuada a su pregunta?',
  thanks: 'Gracias. El servicio guarda esta opinión, sin decir de quién es.',
};

/** Where nothing published answers. */
const none: Sentences['none'] = {
  title: 'No se encontró ninguna verificación publicada',
  nothingAnswers: 'Ninguna verificación publicada de esta biblioteca responde a eso.',
  noVerdictOfOurOwn:
    'El servicio no da veredictos propios. Solo transmite lo que los editores han averiguado.',
  tryAgain:
    'Puede ayudar nombrar a la persona, el lugar o la cifra de la afirmación. También se puede explorar todo lo que hay.',
};

/** Reading a fact-check page by page. */
const pages: Sentences['pages'] = {
  sectionsOf: (claim) => `Secciones: ${claim}`,
  sourcesOf: (claim) => `Fuentes: ${claim}`,
  pageOf: (page, last) => `Página ${page} de ${last}`,
  continued: (heading) => `${heading} (continuación)`,
  sourcesHere: 'Fuentes nombradas aquí',
  noSections: 'Esta verificación no tiene secciones.',
  noSources: 'Esta verificación no indica fuentes.',
};

const browse: Sentences['browse'] = {
  title: 'Explorar la biblioteca',
  empty: 'La biblioteca está vacía por ahora. Las verificaciones aparecen aquí al añadirse.',
  holds: (n) => `La biblioteca tiene ${howMany(n, 'verificación', 'verificaciones')}.`,
  topics: 'Temas',
  publishers: 'Editores',
  newest: 'Verificaciones más recientes',
  onTopic: (topic) => `Verificaciones sobre ${topic}`,
  byPublisher: (publisher) => `Verificaciones de ${publisher}`,
  count: (n) => howMany(n, 'verificación', 'verificaciones'),
};

const help: Sentences['help'] = {
  title: 'Qué hace este servicio',
  what: 'Pregunte por una afirmación y el servicio responde con lo que los editores ya han averiguado: su calificación en sus propias palabras, un resumen y enlaces a las fuentes.',
  never: 'Nunca califica una afirmación por su cuenta. Si no hay nada publicado, lo dice.',
  howToAsk: {
    discord:
      'Escriba /factcheck y la afirmación, mencione este servicio junto con la afirmación o escríbale un mensaje directo. Para verificar un mensaje, abra su menú, elija Aplicaciones y luego «Verificar datos». Para seguir preguntando, responda al mensaje con la respuesta.',
    slack:
      'Escriba /factcheck y la afirmación, mencione este servicio junto con la afirmación o escríbale un mensaje directo.',
    web: 'Escriba la afirmación en el cuadro de esta página.',
    console: 'Escriba la afirmación y pulse Enter.',
  },
  examples: 'Puede empezar con uno de los ejemplos de abajo.',
  kept: (days) =>
    `Lo que se guarda: la pregunta, la respuesta y la plataforma, durante ${howMany(days, 'día', 'días')}. No se guarda quién preguntó.`,
  samples: 'La biblioteca tiene contenido de muestra. Cada respuesta basada en él lo dice.',
};

const share: Sentences['share'] = {
  sharedBy: (name) => `Compartida por ${name}`,
  onlyUs:
    'Solo usted puede ver esta conversación. Para compartir una verificación, pregunte por ella en un canal.',
  notInAGroup:
    'El servicio publica para todos solo en servidores. Para compartir una verificación, pregunte por ella en uno.',
  onlyUsOnThePage:
    'Solo usted puede ver esta conversación. Para compartir una verificación, pase su dirección, a la que lleva el enlace de abajo.',
};

const failure: Sentences['failure'] = {
  title: 'Algo salió mal',
  withReference: (reference) =>
    `El servicio no pudo responder a eso. Vuelva a intentarlo en un momento. Si ocurre de nuevo, avise a quienes gestionan el servicio y deles esta referencia: ${reference}`,
};

const buttons: Sentences['buttons'] = {
  readArticle: 'Leer la verificación',
  publisherPage: 'Página del editor',
  readMore: 'Leer más',
  readSection: 'Leer la sección',
  sections: 'Secciones',
  sources: 'Fuentes',
  allSources: 'Todas las fuentes',
  corrections: 'Correcciones',
  allCorrections: 'Todas las correcciones',
  notMyClaim: 'No es mi afirmación',
  noneOfThese: 'Ninguna de estas',
  notThis: 'No es esta',
  wasThisRight: '¿Era lo que buscaba?',
  yes: 'Sí',
  no: 'No',
  share: 'Compartir',
  open: 'Abrir',
  next: 'Página siguiente',
  previous: 'Página anterior',
  back: 'Volver a la verificación',
  browse: 'Explorar',
  newest: 'Más recientes',
  help: 'Ayuda',
};

/** Every sentence of the conversation, in Spanish. */
export const spanish: Sentences = {
  card,
  origin,
  age,
  differs,
  changes,
  several,
  talk,
  feedback,
  settings,
  none,
  pages,
  browse,
  help,
  share,
  copies,
  reasons,
  desk,
  failure,
  mistakes,
  buttons,
};
