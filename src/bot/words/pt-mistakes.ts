import type { Sentences } from './en.ts';

/** What a person can do wrong, each as one sentence that says what to do, in Brazilian Portuguese. */
export const mistakes: Sentences['mistakes'] = {
  'empty-question':
    'Escreva a afirmação que você quer checar, por exemplo: vitamina C previne resfriados.',
  'token-damaged': 'Não foi possível ler esse botão; por favor, faça a pergunta de novo.',
  'token-old':
    'Esse botão é de uma versão anterior do serviço; por favor, faça a pergunta de novo.',
  'fact-check-gone':
    'Essa checagem não está mais na biblioteca; pergunte de novo para ver o que há agora.',
  'not-permitted': 'Você não pode fazer isso aqui, mas alguém da moderação pode.',
  'nothing-there': 'Não há nada aqui no momento, mas você pode explorar toda a biblioteca.',
  'message-hidden':
    'O serviço não consegue ver essa mensagem. Abra o menu dela, escolha Aplicativos e depois “Checar fatos”, e o serviço poderá ler a mensagem.',
  'no-settings-here': 'Não há nada para ajustar aqui; os ajustes são de um servidor ou workspace.',
  'no-posting-here':
    'A publicação é feita em um servidor ou workspace; comece lá, em qualquer canal.',
  'setting-refused': 'Isso não pode ser escolhido, então nada foi mudado.',
  'too-much':
    'É mais do que o serviço consegue responder de uma vez. Tente de novo daqui a um minuto.',
  'publication-gone': 'Essa publicação não é mais conhecida aqui; por favor, comece de novo.',
  'preview-stale':
    'Algo mudou desde que você viu isto, então nada foi publicado. Olhe a prévia mais uma vez.',
  'already-out':
    'Isso já foi confirmado e não pode mais ser mudado; por algum tempo, ainda pode ser desfeito.',
  'time-past': 'Esse horário já passou. Escolha um posterior ou publique agora.',
  'time-unreadable':
    'Não foi possível ler esse horário. Escreva como 2026-12-01 18:30, ou como 18:30 para a próxima vez que forem seis e meia da tarde.',
  'too-many-places': 'São mais de 25 canais. Escolha menos para uma mesma publicação.',
  'no-places': 'Nenhum canal foi escolhido ainda, então nada foi publicado. Escolha pelo menos um.',
  'place-refused':
    'O serviço não pode publicar nesse canal. A prévia diz o que falta e quem pode resolver.',
  'place-not-yours':
    'Esse canal é de um servidor ou workspace que você não modera, então nada foi publicado.',
  'same-person': 'Uma segunda pessoa precisa aprovar; quem propôs não pode.',
  'undo-too-late':
    'O prazo para desfazer já passou. Ainda é possível corrigir ou retirar a checagem.',
  withdrawn: 'Essa checagem foi retirada, então não pode ser publicada.',
  'empty-text': 'Diga em poucas palavras o que mudou e por quê.',
  'only-newsroom':
    'Só moderadores da redação responsável por este serviço podem fazer isso. Quem administra o serviço indica a redação em NEWSROOM.',
};
