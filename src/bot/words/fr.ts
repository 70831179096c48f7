import type { Sentences } from './en.ts';
import { howMany } from './fr-count.ts';
import { desk } from './fr-desk.ts';
import { mistakes } from './fr-mistakes.ts';
import { copies, reasons } from './fr-publish.ts';
import { settings } from './fr-settings.ts';

/** What the answer's card says. A claim is "examinée", since "vérifiée" could be read as "found true". */
const card: Sentences['card'] = {
  noRating: 'Aucune évaluation publiée',
  inItsOwnWords: 'L’article conclut, avec ses propres mots :',
  inTheSummary: 'Le résumé de l’article dit ce qui a été établi :',
  claimChecked: (claim) => `Affirmation examinée : ${claim}`,
  theClaimWas: (claim) => `L’affirmation examinée était : ${claim}`,
  thatClaimWasRated: 'Cette affirmation a été évaluée ainsi :',
  onThatClaim: 'Sur cette affirmation :',
  otherWayRound:
    'Votre question inverse l’affirmation. L’évaluation porte sur l’affirmation ci-dessus, pas sur votre formulation.',
  otherWayRoundUnrated:
    'Votre question inverse l’affirmation. Ce qui suit porte sur l’affirmation ci-dessus, pas sur votre formulation.',
  matchedWording: (phrasing) => `Votre question correspond à cette formulation : ${phrasing}`,
  claimant: (name) => `L’affirmation vient de : ${name}.`,
  onYourQuestion: (heading) => `Sur votre question : ${heading}`,
  summary: 'Résumé',
  sources: 'Sources',
  articleTitle: (title) => `Article : ${title}`,
  rated: (label, claim) => `${label} : ${claim}`,
  titleTurned: (claim, label) => `L’affirmation examinée était : ${claim} (évaluation : ${label})`,
  titleTurnedUnrated: (claim) =>
    `L’affirmation examinée était : ${claim} (aucune évaluation publiée)`,
  unknownPage: 'Aucun lien vers cette vérification n’est connu.',
  noSourceLinks:
    'Dans la version de l’article dont dispose le service, les sources n’ont pas de liens.',
  automated: 'Cette vérification a été produite par un système automatique.',
  sample: 'C’est un exemple fourni avec le service, pas le travail d’une rédaction.',
  sampleWithoutPage:
    'C’est un exemple fourni avec le service, pas le travail d’une rédaction. Il n’a donc pas de page à lui.',
};

const origin: Sentences['origin'] = {
  checkedAndPublished: (date, publisher) =>
    `Vérification faite et publiée le ${date} par ${publisher}.`,
  checkedThenPublished: (checked, published, publisher) =>
    `Vérification faite le ${checked} par ${publisher}, publiée le ${published}.`,
  checked: (date, publisher) => `Vérification faite le ${date} par ${publisher}.`,
  published: (date, publisher) => `Vérification publiée le ${date} par ${publisher}.`,
  undated: (publisher) => `Vérification faite par ${publisher}. Aucune date n’est indiquée.`,
  writtenBy: (names) => `Texte de : ${names}.`,
  others: 'd’autres',
};

const age: Sentences['age'] = {
  years: (n) => `Cette vérification a ${howMany(n, 'an', 'ans')}.`,
  months: (n) => `Cette vérification a ${howMany(n, 'mois', 'mois')}.`,
  days: (n) => `Cette vérification a ${howMany(n, 'jour', 'jours')}.`,
};

const differs: Sentences['differs'] = {
  number: (checked, asked) =>
    `L’affirmation examinée dit ${checked} ; votre question dit ${asked}.`,
  date: (checked, asked) => `La vérification porte sur ${checked} ; votre question, sur ${asked}.`,
  name: (checked, asked) => `La vérification porte sur ${checked} ; votre question, sur ${asked}.`,
};

const changes: Sentences['changes'] = {
  corrected: (date, text) => `Corrigé le ${date}. ${text}`,
  correctedFrom: (date, was, text) =>
    `Corrigé le ${date}. L’évaluation était « ${was} » auparavant. ${text}`,
  correctedWithoutWord: 'Cette vérification a été corrigée. L’éditeur ne dit ni quand ni comment.',
  withdrawn: 'Retirée',
  withdrawnOn: (publisher, date) =>
    `${publisher} a retiré cette vérification le ${date}. Elle ne donne donc plus d’évaluation.`,
  correctedBy: (date, by, text) => `Corrigé le ${date} par ${by}, pour ce service. ${text}`,
  withdrawnBy: (by, date) =>
    `${by}, pour ce service, a retiré cette vérification le ${date}. Elle ne donne donc plus d’évaluation.`,
  withdrawnWithoutWord: (publisher) =>
    `${publisher} a retiré cette vérification. Elle ne donne donc plus d’évaluation. Aucune raison n’est indiquée.`,
  historyOf: (claim) => `Ce qui a changé : ${claim}`,
  noCorrections: 'Aucune correction n’est enregistrée pour cette vérification.',
  ratingBefore: (date, was) => `${date}. L’évaluation était « ${was} » auparavant.`,
};

const several: Sentences['several'] = {
  samplesAmong: (publisher) =>
    `Ce qui est signé « ${publisher} » est un exemple fourni avec le service, pas le travail d’une rédaction.`,
  disagree: (n) =>
    n === 1
      ? 'Une autre vérification de cette affirmation arrive à un résultat différent. Elle figure plus bas.'
      : `${howMany(n, 'autre vérification', 'autres vérifications')} de cette affirmation arrivent à des résultats différents. Elles figurent plus bas, les plus récentes d’abord.`,
  otherChecks: 'Autres vérifications de cette affirmation',
  didYouMean: 'Vouliez-vous dire l’une de celles-ci ?',
  didYouMeanThis: 'Vouliez-vous dire celle-ci ?',
  isItOneOfThese: 'Est-ce l’une de celles-ci ?',
  isItThis: 'Est-ce celle-ci ?',
  notTheSame: 'Pas la même affirmation, mais proche',
  detail: (label, from) => `${label}. ${from}`,
};

const talk: Sentences['talk'] = {
  severalClaims: 'Plusieurs vérifications correspondent à ce message. Laquelle voulez-vous lire ?',
  askedTogether: (claim) => `Demandé en même temps que l’affirmation d’avant : ${claim}`,
};

const feedback: Sentences['feedback'] = {
  ask: 'Cette vérification était-elle la bonne réponse à votre question ?',
  thanks: 'Merci. Le service garde cet avis, sans garder qui l’a donné.',
};

const none: Sentences['none'] = {
  title: 'Aucune vérification publiée trouvée',
  nothingAnswers: 'Aucune vérification publiée dans cette bibliothèque n’y répond.',
  noVerdictOfOurOwn:
    'Le service ne rend aucun verdict lui-même. Il transmet seulement ce que des éditeurs ont établi.',
  tryAgain:
    'Nommer la personne, le lieu ou le nombre dont parle l’affirmation peut aider. Vous pouvez aussi parcourir tout ce qu’il y a.',
};

const pages: Sentences['pages'] = {
  sectionsOf: (claim) => `Sections : ${claim}`,
  sourcesOf: (claim) => `Sources : ${claim}`,
  pageOf: (page, last) => `Page ${page} sur ${last}`,
  continued: (heading) => `${heading} (suite)`,
  sourcesHere: 'Sources citées ici',
  noSections: 'Cette vérification n’a pas de sections.',
  noSources: 'Cette vérification ne cite aucune source.',
};

const browse: Sentences['browse'] = {
  title: 'Parcourir la bibliothèque',
  empty: 'La bibliothèque est encore vide. Les vérifications apparaissent ici dès qu’il y en a.',
  holds: (n) => `La bibliothèque contient ${howMany(n, 'vérification', 'vérifications')}.`,
  topics: 'Sujets',
  publishers: 'Éditeurs',
  newest: 'Vérifications les plus récentes',
  onTopic: (topic) => `Vérifications sur le sujet « ${topic} »`,
  byPublisher: (publisher) => `Vérifications publiées par ${publisher}`,
  count: (n) => howMany(n, 'vérification', 'vérifications'),
};

const help: Sentences['help'] = {
  title: 'Ce que fait ce service',
  what: 'Demandez ce qu’il en est d’une affirmation, et le service répond avec ce que des éditeurs ont déjà établi : leur évaluation telle qu’ils l’ont écrite, un résumé et des liens vers les sources.',
  never: 'Il n’évalue jamais une affirmation lui-même. Quand rien n’a été publié, il le dit.',
  howToAsk: {
    discord:
      'Tapez /factcheck et l’affirmation, mentionnez le service avec l’affirmation, ou écrivez-lui directement. Pour vérifier un message, ouvrez son menu et choisissez Applications, puis « Vérifier les faits ». Pour continuer, répondez à la réponse.',
    slack:
      'Tapez /factcheck et l’affirmation, mentionnez le service avec l’affirmation, ou écrivez-lui directement.',
    web: 'Écrivez l’affirmation dans le champ de cette page.',
    console: 'Tapez l’affirmation et appuyez sur Entrée.',
  },
  examples: 'Vous pouvez commencer par l’un des exemples ci-dessous.',
  kept: (days) =>
    `Ce qui est gardé : la question, la réponse et la plateforme, pendant ${howMany(days, 'jour', 'jours')}. Le service ne garde pas qui a posé la question.`,
  samples: 'La bibliothèque contient des exemples. Chaque réponse qui en vient le dit.',
};

const share: Sentences['share'] = {
  sharedBy: (name) => `Partagé par ${name}`,
  onlyUs:
    'Cette conversation n’est visible que par vous. Pour partager une vérification, posez la question dans un salon.',
  notInAGroup:
    'Le service ne publie pour tout le monde que dans les serveurs. Pour partager une vérification, posez la question dans l’un d’eux.',
  onlyUsOnThePage:
    'Cette conversation n’est visible que par vous. Pour partager une vérification, transmettez son adresse, où mène le lien ci-dessous.',
};

const failure: Sentences['failure'] = {
  title: 'Quelque chose s’est mal passé',
  withReference: (reference) =>
    `Le service n’a pas pu répondre. Veuillez réessayer dans un instant. Si cela se reproduit, dites-le aux personnes qui gèrent le service et donnez-leur cette référence : ${reference}`,
};

const buttons: Sentences['buttons'] = {
  readArticle: 'Lire la vérification',
  publisherPage: 'Page de l’éditeur',
  readMore: 'Lire la suite',
  readSection: 'Lire la section',
  sections: 'Sections',
  sources: 'Sources',
  allSources: 'Toutes les sources',
  corrections: 'Corrections',
  allCorrections: 'Toutes les corrections',
  notMyClaim: 'Pas mon affirmation',
  noneOfThese: 'Aucune de celles-ci',
  notThis: 'Pas celle-ci',
  wasThisRight: 'Bonne réponse ?',
  yes: 'Oui',
  no: 'Non',
  share: 'Partager',
  open: 'Ouvrir',
  next: 'Page suivante',
  previous: 'Page précédente',
  back: 'Retour à la vérification',
  browse: 'Parcourir',
  newest: 'Les plus récentes',
  help: 'Aide',
};

/** Every sentence of the conversation, in French. */
export const french: Sentences = {
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
