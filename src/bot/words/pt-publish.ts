import type { Sentences } from './en.ts';
import { howMany } from './pt-count.ts';

/** What is said on copies of fact-checks, and below them, in Brazilian Portuguese. */
export const copies: Sentences['copies'] = {
  noteBy: (name, note) => `Nota de ${name}: ${note}`,
  note: (note) => `Nota da moderação: ${note}`,
  ratingChanged: (date, was, now) =>
    `A classificação mudou em ${date}. Era “${was}”; agora é “${now}”.`,
  changed: (date) => `Esta checagem foi alterada em ${date}. A mensagem acima está atualizada.`,
  withdrawnSince: (date) =>
    `Esta checagem foi retirada em ${date}. Ela não dá mais nenhuma classificação.`,
  unrated: 'sem classificação publicada',
  why: (text) => `Motivo: ${text}`,
  changedTitle: (claim) => `Mudou: ${claim}`,
  youAsked:
    'Você pediu um aviso se esta checagem mudasse. Esta é a única mensagem sobre isso; pressione o botão de novo para receber um aviso da próxima mudança.',
  digestOfDay: (n) => howMany(n, 'checagem nova', 'checagens novas'),
  digestOfWeek: (n) => `${howMany(n, 'checagem nova', 'checagens novas')} nesta semana`,
  andMore: (n) =>
    n === 1
      ? 'E mais uma, que você encontra ao explorar.'
      : `E mais ${n}, que você encontra ao explorar.`,
};

/** Why something did not go out, and what to do about it, in Brazilian Portuguese. */
export const reasons: Sentences['reasons'] = {
  'no-permission':
    'O serviço não tem permissão para publicar ali. Dê a ele as permissões que faltam, nas configurações do canal, e tente de novo.',
  'not-a-member': 'O serviço não está nesse canal. Convide o serviço para lá e tente de novo.',
  'channel-gone': 'Esse canal não existe mais, ou o serviço não consegue vê-lo.',
  archived: 'Esse canal ou tópico está arquivado. Abra de novo ou escolha outro.',
  restricted:
    'Só algumas pessoas podem publicar nesse canal. Peça a um administrador que deixe o serviço publicar ali.',
  'token-revoked': 'O serviço foi removido dali. Um administrador precisa instalá-lo de novo.',
  'message-gone': 'A mensagem foi excluída, então não há nada para atualizar.',
  'too-old':
    'A plataforma não permite mais editar esta mensagem. Exclua a mensagem à mão ou publique de novo.',
  'content-refused':
    'A plataforma não aceitou a mensagem como está. Avise quem cuida deste serviço.',
  'too-much': 'A plataforma pede que o serviço espere. Ele continua sozinho.',
  unreached: 'A plataforma não responde. O serviço tenta de novo sozinho.',
  'timed-out': 'A plataforma não respondeu a tempo. O serviço tenta de novo sozinho.',
  'role-lost': 'Quem confirmou não pode mais publicar. Alguém que possa precisa publicar.',
  'fact-check-gone': 'A checagem não está mais na biblioteca.',
  withdrawn: 'A checagem foi retirada antes de ser publicada.',
  'rating-changed':
    'A classificação mudou antes da publicação. Olhe a checagem de novo e depois publique.',
  other: 'Algo deu errado no caminho. O registro do serviço diz o quê.',
};
