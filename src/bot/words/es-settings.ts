import type { Sentences } from './en.ts';

/** What a guild or workspace can choose, and what is said about it, in Spanish. */
export const settings: Sentences['settings'] = {
  title: 'Ajustes del servicio en este espacio',
  who: 'Valen para todas las personas de aquí. Solo los moderadores pueden cambiarlos.',
  saved: 'Guardado.',
  language: 'Idioma de los mensajes y de las respuestas públicas',
  languageOfPlace: 'El idioma de este espacio',
  answers: 'Quién lee la respuesta a un comando',
  asker: 'Solo quien pregunta',
  everyone: 'Todas las personas del canal',
  feed: 'Canal para las verificaciones nuevas',
  rhythm: 'Cada cuánto se publican las verificaciones nuevas',
  rhythms: {
    'at-once': 'Cada una enseguida, hasta cinco al día, no entre las 22 y las 7',
    daily: 'Una vez al día, a las 9',
    weekly: 'Una vez a la semana, el lunes a las 9',
  },
  approval: 'Quién tiene que aprobar una publicación',
  one: 'Quien la publica',
  two: 'También un segundo moderador',
  zone: 'Zona horaria, por ejemplo Europe/Madrid',
  moderators: 'Rol cuyos miembros también pueden cambiar estos ajustes',
  topics: 'Temas de los mensajes, separados por comas',
  unknownTopics: (names) =>
    `La biblioteca no tiene verificaciones sobre: ${names}. Lo demás se ha guardado.`,
};
