import type { Sentences } from './en.ts';
import { howMany } from './es-count.ts';

/** What is said on copies of fact-checks, and below them, in Spanish. */
export const copies: Sentences['copies'] = {
  noteBy: (name, note) => `Nota de ${name}: ${note}`,
  note: (note) => `Nota de un moderador: ${note}`,
  ratingChanged: (date, was, now) =>
    `La calificación cambió el ${date}. Era «${was}»; ahora es «${now}».`,
  changed: (date) => `Esta verificación se modificó el ${date}. El mensaje de arriba está al día.`,
  withdrawnSince: (date) =>
    `Esta verificación fue retirada el ${date}. Ya no da ninguna calificación.`,
  unrated: 'sin calificación publicada',
  why: (text) => `Motivo: ${text}`,
  changedTitle: (claim) => `Cambió: ${claim}`,
  youAsked:
    'Usted pidió un aviso si esta verificación cambiaba. Este es el único mensaje al respecto; pulse otra vez el botón para recibir un aviso del próximo cambio.',
  digestOfDay: (n) => howMany(n, 'verificación nueva', 'verificaciones nuevas'),
  digestOfWeek: (n) => `${howMany(n, 'verificación nueva', 'verificaciones nuevas')} esta semana`,
  andMore: (n) =>
    n === 1
      ? 'Y una más, que se encuentra al explorar la biblioteca.'
      : `Y ${n} más, que se encuentran al explorar la biblioteca.`,
};

/** Why something did not go out, and what to do about it, in Spanish. */
export const reasons: Sentences['reasons'] = {
  'no-permission':
    'El servicio no tiene permiso para publicar ahí. Dele en los ajustes del canal los permisos que le faltan y vuelva a intentarlo.',
  'not-a-member': 'El servicio no está en ese canal. Invítelo allí y vuelva a intentarlo.',
  'channel-gone': 'Ese canal ya no existe, o el servicio no puede verlo.',
  archived: 'Ese canal o hilo está archivado. Vuelva a abrirlo o elija otro.',
  restricted:
    'En ese canal solo pueden publicar algunas personas. Pida a un administrador que deje publicar al servicio.',
  'token-revoked':
    'El servicio fue retirado de ahí. Un administrador tiene que instalarlo de nuevo.',
  'message-gone': 'El mensaje se eliminó, así que no hay nada que poner al día.',
  'too-old':
    'La plataforma ya no permite editar este mensaje. Elimínelo a mano o publíquelo de nuevo.',
  'content-refused':
    'La plataforma no aceptó el mensaje tal como está. Avise a quienes gestionan el servicio.',
  'too-much': 'La plataforma pide al servicio que espere. Sigue por sí solo.',
  unreached: 'La plataforma no responde. El servicio lo vuelve a intentar por sí solo.',
  'timed-out': 'La plataforma no respondió a tiempo. El servicio lo vuelve a intentar por sí solo.',
  'role-lost': 'Quien lo confirmó ya no puede publicar. Tiene que publicarlo alguien que sí pueda.',
  'fact-check-gone': 'La verificación ya no está en la biblioteca.',
  withdrawn: 'La verificación fue retirada antes de publicarse.',
  'rating-changed':
    'La calificación cambió antes de que se publicara. Mírela otra vez y luego publíquela.',
  other: 'Algo salió mal en el camino. El registro del servicio dice qué.',
};
