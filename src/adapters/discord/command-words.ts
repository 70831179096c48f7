import { Locale } from 'discord.js';

/** A command's or option's name, or its description, in English and in other languages. */
export interface Told<Text extends string = string> {
  text: Text;
  in: Partial<Record<Locale, string>>;
}

const told = <const Text extends string>(
  text: Text,
  [german, french, spanish, portuguese]: readonly [string, string, string, string],
): Told<Text> => ({
  text,
  in: {
    [Locale.German]: german,
    [Locale.French]: french,
    [Locale.SpanishES]: spanish,
    [Locale.SpanishLATAM]: spanish,
    [Locale.PortugueseBR]: portuguese,
  },
});

/** What Discord's menus call the desk's commands. Names keep "factcheck" in front, so that typing it lists them all. */
export const commandWords = {
  ask: told('Find published fact-checks of a claim', [
    'Veröffentlichte Faktenchecks zu einer Behauptung finden',
    'Trouver les vérifications publiées d’une affirmation',
    'Buscar verificaciones publicadas de una afirmación',
    'Encontrar checagens publicadas de uma afirmação',
  ]),
  question: told('question', ['frage', 'question', 'pregunta', 'pergunta']),
  aboutQuestion: told('The claim, or a question about it', [
    'Die Behauptung oder eine Frage dazu',
    'L’affirmation, ou une question à son sujet',
    'La afirmación o una pregunta sobre ella',
    'A afirmação, ou uma pergunta sobre ela',
  ]),
  browseName: told('factcheck-browse', [
    'factcheck-stöbern',
    'factcheck-parcourir',
    'factcheck-explorar',
    'factcheck-explorar',
  ]),
  browse: told('Browse the library by topic, publisher or date', [
    'In der Bibliothek nach Thema, Herausgeber oder Datum stöbern',
    'Parcourir la bibliothèque par sujet, éditeur ou date',
    'Explorar la biblioteca por tema, editor o fecha',
    'Explorar a biblioteca por tema, editor ou data',
  ]),
  topic: told('topic', ['thema', 'sujet', 'tema', 'tema']),
  aboutTopic: told('Fact-checks on this topic', [
    'Faktenchecks zu diesem Thema',
    'Les vérifications sur ce sujet',
    'Verificaciones sobre este tema',
    'Checagens sobre este tema',
  ]),
  publisher: told('publisher', ['herausgeber', 'éditeur', 'editor', 'editor']),
  aboutPublisher: told('Fact-checks by this publisher', [
    'Faktenchecks von diesem Herausgeber',
    'Les vérifications de cet éditeur',
    'Verificaciones de este editor',
    'Checagens deste editor',
  ]),
  helpName: told('factcheck-help', [
    'factcheck-hilfe',
    'factcheck-aide',
    'factcheck-ayuda',
    'factcheck-ajuda',
  ]),
  help: told('What the desk does, and how to ask it', [
    'Was dieser Dienst tut und wie man ihn fragt',
    'Ce que fait ce service et comment l’interroger',
    'Qué hace el servicio y cómo preguntarle',
    'O que o serviço faz e como perguntar',
  ]),
  settingsName: told('factcheck-settings', [
    'factcheck-einstellungen',
    'factcheck-réglages',
    'factcheck-ajustes',
    'factcheck-ajustes',
  ]),
  settings: told('Choose how the desk answers in this server', [
    'Wählen, wie auf diesem Server geantwortet wird',
    'Choisir comment les réponses sont données sur ce serveur',
    'Elegir cómo se responde en este servidor',
    'Escolher como se responde neste servidor',
  ]),
  deskName: told('factcheck-desk', [
    'factcheck-redaktion',
    'factcheck-rédaction',
    'factcheck-redacción',
    'factcheck-redação',
  ]),
  desk: told('Post fact-checks and look after what was posted', [
    'Faktenchecks veröffentlichen und Veröffentlichtes pflegen',
    'Publier des vérifications et suivre ce qui a été publié',
    'Publicar verificaciones y cuidar lo publicado',
    'Publicar checagens e cuidar do que foi publicado',
  ]),
  deskPost: told('post', ['veröffentlichen', 'publier', 'publicar', 'publicar']),
  aboutDeskPost: told('Post a fact-check to channels', [
    'Einen Faktencheck in Kanäle veröffentlichen',
    'Publier une vérification dans des salons',
    'Publicar una verificación en canales',
    'Publicar uma checagem em canais',
  ]),
  claim: told('claim', ['behauptung', 'affirmation', 'afirmación', 'afirmação']),
  aboutClaim: told('A few words of the claim', [
    'Ein paar Wörter der Behauptung',
    'Quelques mots de l’affirmation',
    'Unas palabras de la afirmación',
    'Algumas palavras da afirmação',
  ]),
  deskWaiting: told('waiting', ['offen', 'attente', 'pendiente', 'pendente']),
  aboutDeskWaiting: told('What waits for a moderator', [
    'Was auf die Moderation wartet',
    'Ce qui attend la modération',
    'Lo que espera a un moderador',
    'O que espera por um moderador',
  ]),
  deskList: told('list', ['liste', 'liste', 'lista', 'lista']),
  aboutDeskList: told('What was posted, is drafted or scheduled', [
    'Was veröffentlicht, entworfen oder geplant ist',
    'Ce qui est publié, en brouillon ou prévu',
    'Lo publicado, en borrador o programado',
    'O que foi publicado, está em rascunho ou agendado',
  ]),
  deskChanges: told('changes', ['änderungen', 'changements', 'cambios', 'mudanças']),
  aboutDeskChanges: told('Changed fact-checks whose posts show the earlier text', [
    'Geänderte Faktenchecks, deren Beiträge den früheren Text zeigen',
    'Vérifications modifiées dont les messages montrent l’ancien texte',
    'Verificaciones cambiadas cuyos mensajes muestran el texto anterior',
    'Checagens alteradas cujas mensagens mostram o texto anterior',
  ]),
  deskPage: told('page', ['seite', 'page', 'página', 'página']),
  aboutDeskPage: told('A private link to the desk’s own page', [
    'Ein privater Link zur Redaktionsseite',
    'Un lien privé vers la page de la rédaction',
    'Un enlace privado a la página de la redacción',
    'Um link privado para a página da redação',
  ]),
  checkName: told('Fact-check this', [
    'Fakten prüfen',
    'Vérifier les faits',
    'Verificar datos',
    'Checar fatos',
  ]),
} as const;
