import { labels as english } from './labels.ts';

type Labels = Readonly<Record<keyof typeof english, string>>;

/**
 * What stands beside an answer, which tells the language. What stands before there is one stays in English: no event of
 * Slack's tells a language, nor does its app's own page have more than one.
 */
export type Beside = Pick<
  Labels,
  | 'title'
  | 'close'
  | 'example'
  | 'search'
  | 'publishTitle'
  | 'rightAnswer'
  | 'wrongAnswer'
  | 'save'
  | 'saveAll'
  | 'choose'
  | 'promptsTitle'
>;

const languages = new Map<string, Beside>([
  [
    'de',
    {
      title: 'Faktencheck',
      close: 'Schließen',
      example: 'Zum Beispiel: Vitamin C beugt Erkältungen vor',
      search: 'Nach einer Behauptung fragen',
      publishTitle: 'Faktencheck posten',
      rightAnswer: 'Richtige Antwort',
      wrongAnswer: 'Falsche Antwort',
      save: 'Zum Speichern die Eingabetaste drücken.',
      saveAll: 'Speichern',
      choose: 'Auswählen',
      promptsTitle: 'Behauptungen zum Anfangen',
    },
  ],
  [
    'es',
    {
      title: 'Verificación',
      close: 'Cerrar',
      example: 'Por ejemplo: la vitamina C previene los resfriados',
      search: 'Preguntar por una afirmación',
      publishTitle: 'Publicar verificación',
      rightAnswer: 'Respuesta correcta',
      wrongAnswer: 'Respuesta incorrecta',
      save: 'Pulse Intro para guardar.',
      saveAll: 'Guardar',
      choose: 'Elegir',
      promptsTitle: 'Afirmaciones para empezar',
    },
  ],
  [
    'fr',
    {
      title: 'Vérification',
      close: 'Fermer',
      example: 'Par exemple : la vitamine C évite les rhumes',
      search: 'Interroger une affirmation',
      publishTitle: 'Publier une vérification',
      rightAnswer: 'Bonne réponse',
      wrongAnswer: 'Mauvaise réponse',
      save: 'Appuyez sur Entrée pour enregistrer.',
      saveAll: 'Enregistrer',
      choose: 'Choisir',
      promptsTitle: 'Des affirmations pour commencer',
    },
  ],
  [
    'pt',
    {
      title: 'Checagem',
      close: 'Fechar',
      example: 'Por exemplo: a vitamina C previne resfriados',
      search: 'Perguntar sobre uma afirmação',
      publishTitle: 'Publicar checagem',
      rightAnswer: 'Resposta certa',
      wrongAnswer: 'Resposta errada',
      save: 'Pressione Enter para salvar.',
      saveAll: 'Salvar',
      choose: 'Escolher',
      promptsTitle: 'Afirmações para começar',
    },
  ],
]);

/** What stands beside an answer, in its language by a BCP 47 locale; English where that has none. */
export const labelsIn = (locale: string): Beside =>
  languages.get(new Intl.Locale(locale).language) ?? english;
