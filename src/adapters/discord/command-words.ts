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
    'Die Bibliothek nach Thema, Herausgeber oder Datum durchsehen',
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
    'Was das Faktencheck-Pult tut und wie man es fragt',
    'Ce que fait le service et comment l’interroger',
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
  checkName: told('Fact-check this', [
    'Fakten prüfen',
    'Vérifier les faits',
    'Verificar datos',
    'Checar fatos',
  ]),
} as const;
