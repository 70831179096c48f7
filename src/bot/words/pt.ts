import type { Sentences } from './en.ts';
import { howMany } from './pt-count.ts';
import { desk } from './pt-desk.ts';
import { mistakes } from './pt-mistakes.ts';
import { copies, reasons } from './pt-publish.ts';
import { settings } from './pt-settings.ts';

/** What the answer's card says. A claim is "analisada", since "verificada" could be read as "found true". */
const card: Sentences['card'] = {
  noRating: 'Sem classificação publicada',
  inItsOwnWords: 'O artigo conclui, nas próprias palavras:',
  inTheSummary: 'O resumo do artigo diz o que foi apurado:',
  claimChecked: (claim) => `Afirmação analisada: ${claim}`,
  theClaimWas: (claim) => `A afirmação analisada foi: ${claim}`,
  thatClaimWasRated: 'Essa afirmação foi classificada assim:',
  onThatClaim: 'Sobre essa afirmação:',
  otherWayRound:
    'Sua pergunta inverte a afirmação. A classificação é sobre a afirmação acima, não sobre a sua formulação.',
  otherWayRoundUnrated:
    'Sua pergunta inverte a afirmação. O que segue é sobre a afirmação acima, não sobre a sua formulação.',
  matchedWording: (phrasing) => `Sua pergunta corresponde a esta formulação: ${phrasing}`,
  claimant: (name) => `Quem fez a afirmação: ${name}.`,
  onYourQuestion: (heading) => `Sobre a sua pergunta: ${heading}`,
  summary: 'Resumo',
  sources: 'Fontes',
  articleTitle: (title) => `Artigo: ${title}`,
  rated: (label, claim) => `${label}: ${claim}`,
  titleTurned: (claim, label) => `A afirmação analisada foi: ${claim} (classificação: ${label})`,
  titleTurnedUnrated: (claim) =>
    `A afirmação analisada foi: ${claim} (sem classificação publicada)`,
  unknownPage: 'Não se conhece nenhum link para esta checagem.',
  noSourceLinks: 'A cópia do artigo que o serviço tem não traz links para as fontes.',
  automated: 'Esta checagem foi produzida por um sistema automático.',
  sample: 'Este é um conteúdo de amostra que vem com o serviço, não o trabalho de uma redação.',
  sampleWithoutPage:
    'Este é um conteúdo de amostra que vem com o serviço, não o trabalho de uma redação, e por isso não tem página própria.',
};

/** When it was checked and published, and by whom. */
const origin: Sentences['origin'] = {
  checkedAndPublished: (date, publisher) =>
    `Checagem de ${publisher}, feita e publicada em ${date}.`,
  checkedThenPublished: (checked, published, publisher) =>
    `Checagem de ${publisher}, feita em ${checked} e publicada em ${published}.`,
  checked: (date, publisher) => `Checagem de ${publisher}, feita em ${date}.`,
  published: (date, publisher) => `Checagem de ${publisher}, publicada em ${date}.`,
  undated: (publisher) => `Checagem de ${publisher}. A data não é informada.`,
  writtenBy: (names) => `Escrita por ${names}.`,
  others: 'outros',
};

const age: Sentences['age'] = {
  years: (n) => `Esta checagem tem ${howMany(n, 'ano', 'anos')}.`,
  months: (n) => `Esta checagem tem ${howMany(n, 'mês', 'meses')}.`,
  days: (n) => `Esta checagem tem ${howMany(n, 'dia', 'dias')}.`,
};

/** Where the question names another number, date, person or place than the claim. */
const differs: Sentences['differs'] = {
  number: (checked, asked) => `A afirmação analisada diz ${checked}; a sua pergunta diz ${asked}.`,
  date: (checked, asked) => `A checagem é sobre ${checked}; a sua pergunta é sobre ${asked}.`,
  name: (checked, asked) => `A checagem é sobre ${checked}; a sua pergunta é sobre ${asked}.`,
};

/** Corrections and withdrawals. */
const changes: Sentences['changes'] = {
  corrected: (date, text) => `Corrigida em ${date}. ${text}`,
  correctedFrom: (date, was, text) =>
    `Corrigida em ${date}. Antes, a classificação era “${was}”. ${text}`,
  correctedWithoutWord: 'Esta checagem foi corrigida. O editor não diz quando nem como.',
  withdrawn: 'Retirada',
  withdrawnOn: (publisher, date) =>
    `${publisher} retirou esta checagem em ${date}, então ela não dá mais nenhuma classificação.`,
  correctedBy: (date, by, text) => `Corrigida em ${date} por ${by}, deste serviço. ${text}`,
  withdrawnBy: (by, date) =>
    `${by}, deste serviço, retirou esta checagem em ${date}, então ela não dá mais nenhuma classificação.`,
  withdrawnWithoutWord: (publisher) =>
    `${publisher} retirou esta checagem, então ela não dá mais nenhuma classificação. O motivo não é informado.`,
  historyOf: (claim) => `O que mudou em: ${claim}`,
  noCorrections: 'Esta checagem não tem correções registradas.',
  ratingBefore: (date, was) => `${date}. Antes, a classificação era “${was}”.`,
};

/** Several fact-checks side by side. */
const several: Sentences['several'] = {
  samplesAmong: (publisher) =>
    `O que é assinado como “${publisher}” é conteúdo de amostra que vem com o serviço, não o trabalho de uma redação.`,
  disagree: (n) =>
    n === 1
      ? 'Outra checagem desta afirmação chegou a um resultado diferente. Ela está abaixo.'
      : `Outras ${n} checagens desta afirmação chegaram a resultados diferentes. Elas estão abaixo, a mais recente primeiro.`,
  otherChecks: 'Outras checagens desta afirmação',
  didYouMean: 'Você quis dizer uma destas?',
  didYouMeanThis: 'Você quis dizer esta?',
  isItOneOfThese: 'É uma destas?',
  isItThis: 'É esta?',
  notTheSame: 'Não é a mesma afirmação, mas é parecida',
  detail: (label, from) => `${label}. ${from}`,
};

/** A message of somebody's, and a question that follows on an answer. */
const talk: Sentences['talk'] = {
  severalClaims: 'Esta mensagem corresponde a várias checagens. De qual delas você fala?',
  askedTogether: (claim) => `Isto foi perguntado junto com a afirmação anterior: ${claim}`,
};

/** "Was this right?" */
const feedback: Sentences['feedback'] = {
  ask: 'Esta checagem era a resposta certa para a sua pergunta?',
  thanks: 'Obrigado. O serviço guarda esta opinião, sem dizer de quem é.',
};

/** Where nothing published answers. */
const none: Sentences['none'] = {
  title: 'Nenhuma checagem publicada foi encontrada',
  nothingAnswers: 'Nenhuma checagem publicada nesta biblioteca responde a isso.',
  noVerdictOfOurOwn:
    'O serviço não dá veredito próprio. Ele só repassa o que os editores apuraram.',
  tryAgain:
    'Pode ajudar citar a pessoa, o lugar ou o número da afirmação. Você também pode explorar tudo o que há.',
};

/** Reading a fact-check page by page. */
const pages: Sentences['pages'] = {
  sectionsOf: (claim) => `Seções: ${claim}`,
  sourcesOf: (claim) => `Fontes: ${claim}`,
  pageOf: (page, last) => `Página ${page} de ${last}`,
  continued: (heading) => `${heading} (continuação)`,
  sourcesHere: 'Fontes citadas aqui',
  noSections: 'Esta checagem não tem seções.',
  noSources: 'Esta checagem não indica fontes.',
};

const browse: Sentences['browse'] = {
  title: 'Explorar a biblioteca',
  empty: 'A biblioteca ainda está vazia. As checagens aparecem aqui assim que são adicionadas.',
  holds: (n) => `A biblioteca tem ${howMany(n, 'checagem', 'checagens')}.`,
  topics: 'Temas',
  publishers: 'Editores',
  newest: 'Checagens mais recentes',
  onTopic: (topic) => `Checagens sobre ${topic}`,
  byPublisher: (publisher) => `Checagens de ${publisher}`,
  count: (n) => howMany(n, 'checagem', 'checagens'),
};

const help: Sentences['help'] = {
  title: 'O que este serviço faz',
  what: 'Pergunte sobre uma afirmação, e o serviço responde com o que editores já apuraram: a classificação nas palavras deles, um resumo e links para as fontes.',
  never:
    'Ele nunca classifica uma afirmação por conta própria. Se nada foi publicado, ele diz isso.',
  howToAsk: {
    discord:
      'Digite /factcheck e a afirmação, mencione este serviço com a afirmação ou escreva diretamente para ele. Para checar uma mensagem, abra o menu dela, escolha Aplicativos e depois “Checar fatos”. Para continuar perguntando, responda à mensagem com a resposta.',
    slack:
      'Digite /factcheck e a afirmação, mencione este serviço com a afirmação ou escreva diretamente para ele.',
    web: 'Digite a afirmação na caixa desta página.',
    console: 'Digite a afirmação e pressione Enter.',
  },
  examples: 'Você pode começar com um dos exemplos abaixo.',
  kept: (days) =>
    `O que é guardado: a pergunta, a resposta e a plataforma, por ${howMany(days, 'dia', 'dias')}. Não se guarda quem perguntou.`,
  samples: 'A biblioteca tem conteúdo de amostra. Toda resposta baseada nele diz isso.',
};

const share: Sentences['share'] = {
  sharedBy: (name) => `Compartilhada por ${name}`,
  onlyUs:
    'Só você pode ver esta conversa. Para compartilhar uma checagem, pergunte sobre ela em um canal.',
  notInAGroup:
    'O serviço só publica para todos em servidores. Para compartilhar uma checagem, pergunte sobre ela em um.',
  onlyUsOnThePage:
    'Só você pode ver esta conversa. Para compartilhar uma checagem, passe adiante o endereço dela, para onde leva o link abaixo.',
};

const failure: Sentences['failure'] = {
  title: 'Algo deu errado',
  withReference: (reference) =>
    `O serviço não conseguiu responder a isso. Tente de novo em instantes. Se acontecer outra vez, avise quem cuida do serviço e informe esta referência: ${reference}`,
};

const buttons: Sentences['buttons'] = {
  readArticle: 'Ler a checagem',
  publisherPage: 'Página do editor',
  readMore: 'Ler mais',
  readSection: 'Ler a seção',
  sections: 'Seções',
  sources: 'Fontes',
  allSources: 'Todas as fontes',
  corrections: 'Correções',
  allCorrections: 'Todas as correções',
  notMyClaim: 'Não é minha afirmação',
  noneOfThese: 'Nenhuma destas',
  notThis: 'Não é esta',
  wasThisRight: 'Era o que você buscava?',
  yes: 'Sim',
  no: 'Não',
  share: 'Compartilhar',
  open: 'Abrir',
  next: 'Próxima página',
  previous: 'Página anterior',
  back: 'Voltar à checagem',
  browse: 'Explorar',
  newest: 'Mais recentes',
  help: 'Ajuda',
};

/** Every sentence of the conversation, in Brazilian Portuguese. */
export const portuguese: Sentences = {
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
