import type { Sentences } from './en.ts';

/** What a guild or workspace can choose, and what is said about it, in Brazilian Portuguese. */
export const settings: Sentences['settings'] = {
  title: 'Ajustes do serviço neste espaço',
  who: 'Valem para todas as pessoas daqui. Só moderadores podem mudá-los.',
  saved: 'Salvo.',
  language: 'Idioma das mensagens e das respostas públicas',
  languageOfPlace: 'O idioma deste espaço',
  answers: 'Quem lê a resposta a um comando',
  asker: 'Só quem pergunta',
  everyone: 'Todas as pessoas do canal',
  feed: 'Canal para as checagens novas',
  rhythm: 'Com que frequência as checagens novas são publicadas',
  rhythms: {
    'at-once': 'Cada uma na hora, no máximo cinco por dia, não entre 22h e 7h',
    daily: 'Uma vez por dia, às 9h',
    weekly: 'Uma vez por semana, segunda-feira às 9h',
  },
  approval: 'Quem precisa aprovar uma publicação',
  one: 'Quem publica',
  two: 'Também uma segunda pessoa da moderação',
  zone: 'Fuso horário, por exemplo America/Sao_Paulo',
  moderators: 'Cargo cujos membros também podem mudar estes ajustes',
  topics: 'Temas das mensagens, separados por vírgulas',
  unknownTopics: (names) => `A biblioteca não tem checagens sobre: ${names}. O resto foi salvo.`,
};
