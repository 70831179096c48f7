import type { Sentences } from './en.ts';

/** What a person can do wrong, each as one sentence that says what to do, in Spanish. */
export const mistakes: Sentences['mistakes'] = {
  'empty-question':
    'Escriba la afirmación que quiere verificar, por ejemplo: la vitamina C previene los resfriados.',
  'token-damaged': 'Ese botón no se pudo leer, así que conviene repetir la pregunta.',
  'token-old':
    'Ese botón es de una versión anterior del servicio, así que conviene repetir la pregunta.',
  'fact-check-gone':
    'Esa verificación ya no está en la biblioteca; repita la pregunta para ver qué hay ahora.',
  'not-permitted': 'Eso no se puede hacer aquí con sus permisos, pero un moderador puede hacerlo.',
  'nothing-there': 'Aquí no hay nada por ahora, pero se puede explorar toda la biblioteca.',
  'message-hidden':
    'El servicio no puede ver ese mensaje. Abra el menú del mensaje, elija Aplicaciones y luego «Verificar datos», y el servicio podrá leerlo.',
  'no-settings-here':
    'Aquí no hay nada que ajustar; los ajustes son de un servidor o espacio de trabajo.',
  'no-posting-here':
    'Se publica desde un servidor o espacio de trabajo; empiece allí, en cualquiera de sus canales.',
  'setting-refused': 'Eso no se puede elegir, así que no se cambió nada.',
  'too-much':
    'Es más de lo que el servicio puede responder a la vez. Vuelva a intentarlo en un minuto.',
  'publication-gone': 'Esa publicación ya no se conoce aquí; hay que empezar de nuevo.',
  'preview-stale':
    'Algo cambió desde que vio esto, así que no se publicó nada. Mire otra vez la vista previa.',
  'already-out':
    'Eso ya se confirmó, así que no se puede cambiar; durante un rato se puede deshacer.',
  'time-past': 'Esa hora ya pasó. Elija una posterior o publique ahora.',
  'time-unreadable':
    'Esa hora no se pudo leer. Escríbala como 2026-12-01 18:30, o como 18:30 para la próxima vez que sean las seis y media de la tarde.',
  'too-many-places': 'Son más de 25 canales. Elija menos para una misma publicación.',
  'no-places':
    'Todavía no hay ningún canal elegido, así que no se publicó nada. Elija al menos uno.',
  'place-refused':
    'El servicio no puede publicar en ese canal. La vista previa dice qué falta y quién puede arreglarlo.',
  'place-not-yours':
    'Ese canal es de un servidor o espacio de trabajo que usted no modera, así que no se publicó nada.',
  'same-person': 'Tiene que aprobarlo una segunda persona; quien lo propuso no puede hacerlo.',
  'undo-too-late':
    'El plazo para deshacer ya pasó. Aún se puede corregir o retirar la verificación.',
  withdrawn: 'Esa verificación fue retirada, así que no se puede publicar.',
  'empty-text': 'Diga en pocas palabras qué cambió y por qué.',
  'only-newsroom':
    'Eso solo pueden hacerlo los moderadores de la redacción que gestiona este servicio. Quien lo administra la indica en NEWSROOM.',
};
