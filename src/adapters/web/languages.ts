import { labels as english } from './labels.ts';

/** What stands on the page around the conversation, in one language. */
export type Labels = Readonly<Record<keyof typeof english, string>>;

const german: Labels = {
  ...english,
  tagline: 'Fragen Sie nach einer Behauptung. Lesen Sie, was Faktenchecks dazu ergeben haben.',
  skip: 'Direkt zur Frage',
  conversation: 'Gespräch',
  claim: 'Eine Behauptung oder Frage zum Prüfen',
  placeholder: 'Behauptung einfügen oder eintippen',
  send: 'Prüfen',
  examples: 'Zum Beispiel',
  youAsked: 'Sie haben gefragt:',
  youChose: 'Sie haben gewählt:',
  linkToThis: 'Link zu dieser Frage',
  share: 'Teilen',
  copied: 'Link kopiert',
  checking: 'Wird geprüft…',
  help: 'Hilfe',
  offlineTitle: 'Keine Verbindung',
  offline:
    'Der Dienst war nicht zu erreichen. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
};

const french: Labels = {
  ...english,
  tagline: 'Interrogez une affirmation. Lisez ce que des vérifications publiées en disent.',
  skip: 'Aller à la question',
  conversation: 'Conversation',
  claim: 'Une affirmation ou une question à vérifier',
  placeholder: 'Collez ou tapez une affirmation',
  send: 'Vérifier',
  examples: 'Par exemple',
  youAsked: 'Vous avez demandé :',
  youChose: 'Vous avez choisi :',
  linkToThis: 'Lien vers cette question',
  share: 'Partager',
  copied: 'Lien copié',
  checking: 'Vérification…',
  help: 'Aide',
  offlineTitle: 'Pas de connexion',
  offline: 'Le service n’a pas pu être joint. Vérifiez la connexion, puis réessayez.',
};

const spanish: Labels = {
  ...english,
  tagline: 'Pregunte por una afirmación. Lea lo que se ha publicado al verificarla.',
  skip: 'Ir a la pregunta',
  conversation: 'Conversación',
  claim: 'Una afirmación o pregunta que verificar',
  placeholder: 'Pegue o escriba una afirmación',
  send: 'Verificar',
  examples: 'Por ejemplo',
  youAsked: 'Su pregunta:',
  youChose: 'Su elección:',
  linkToThis: 'Enlace a esta pregunta',
  share: 'Compartir',
  copied: 'Enlace copiado',
  checking: 'Verificando…',
  help: 'Ayuda',
  offlineTitle: 'Sin conexión',
  offline: 'No se pudo llegar al servicio. Revise la conexión e inténtelo de nuevo.',
};

const portuguese: Labels = {
  ...english,
  tagline: 'Pergunte sobre uma afirmação. Leia o que checagens publicadas dizem dela.',
  skip: 'Ir para a pergunta',
  conversation: 'Conversa',
  claim: 'Uma afirmação ou pergunta para checar',
  placeholder: 'Cole ou digite uma afirmação',
  send: 'Checar',
  examples: 'Por exemplo',
  youAsked: 'Sua pergunta:',
  youChose: 'Sua escolha:',
  linkToThis: 'Link para esta pergunta',
  share: 'Compartilhar',
  copied: 'Link copiado',
  checking: 'Checando…',
  help: 'Ajuda',
  offlineTitle: 'Sem conexão',
  offline: 'Não foi possível chegar ao serviço. Verifique a conexão e tente de novo.',
};

const languages = new Map([
  ['de', german],
  ['es', spanish],
  ['fr', french],
  ['pt', portuguese],
]);

/** The page's words in the language of what is said on it, by a BCP 47 locale; English where that has none. */
export const labelsIn = (locale = 'en'): Labels =>
  languages.get(new Intl.Locale(locale).language) ?? english;
