import type { Sentences } from './en.ts';

/** What a person can do wrong, in German. */
export const mistakes: Sentences['mistakes'] = {
  'empty-question':
    'Bitte schreiben Sie die Behauptung, die Sie prüfen möchten, zum Beispiel: Vitamin C beugt Erkältungen vor.',
  'token-damaged':
    'Diese Schaltfläche konnte nicht gelesen werden. Bitte stellen Sie die Frage noch einmal.',
  'token-old':
    'Diese Schaltfläche stammt aus einer früheren Version des Dienstes. Bitte stellen Sie die Frage noch einmal.',
  'fact-check-gone':
    'Dieser Faktencheck ist nicht mehr in der Bibliothek. Bitte fragen Sie noch einmal, um zu sehen, was es jetzt gibt.',
  'not-permitted': 'Das dürfen Sie hier nicht, aber die Moderation kann es für Sie tun.',
  'nothing-there':
    'Hier gibt es im Moment nichts, aber Sie können in der ganzen Bibliothek stöbern.',
  'message-hidden':
    'Der Dienst sieht diese Nachricht nicht. Öffnen Sie ihr Menü und wählen Sie Apps, dann „Fakten prüfen“, und er kann sie lesen.',
  'no-settings-here':
    'Hier gibt es nichts einzustellen. Einstellungen gehören zu einem Server oder Workspace.',
  'no-posting-here':
    'Veröffentlicht wird auf einem Server oder in einem Workspace. Bitte beginnen Sie dort, in einem beliebigen Kanal.',
  'setting-refused': 'Das kann nicht gewählt werden, also wurde nichts geändert.',
  'too-much':
    'Das ist mehr, als der Dienst auf einmal beantworten kann. Bitte versuchen Sie es in einer Minute noch einmal.',
  'publication-gone': 'Dieser Beitrag ist hier nicht mehr bekannt. Bitte beginnen Sie von vorn.',
  'preview-stale':
    'Seit Sie das angesehen haben, hat sich etwas geändert, also wurde nichts veröffentlicht. Bitte sehen Sie die Vorschau noch einmal an.',
  'already-out':
    'Das ist schon bestätigt und kann nicht mehr geändert werden. Eine Weile lässt es sich noch rückgängig machen.',
  'time-past':
    'Diese Zeit ist vorbei. Bitte wählen Sie eine spätere, oder veröffentlichen Sie sofort.',
  'time-unreadable':
    'Diese Zeit konnte nicht gelesen werden. Bitte schreiben Sie sie wie 2026-12-01 18:30, oder wie 18:30 für das nächste Mal, wenn es halb sieben abends ist.',
  'too-many-places': 'Das sind mehr als 25 Kanäle. Bitte wählen Sie weniger für einen Beitrag.',
  'no-places':
    'Es ist noch kein Kanal gewählt, also wurde nichts veröffentlicht. Bitte wählen Sie mindestens einen.',
  'place-refused':
    'In diesem Kanal kann der Dienst nicht veröffentlichen. Die Vorschau sagt, was fehlt und wer das beheben kann.',
  'place-not-yours':
    'Dieser Kanal gehört zu einem Server oder Workspace, den Sie nicht moderieren, also wurde nichts veröffentlicht.',
  'same-person':
    'Das muss eine zweite Person freigeben. Wer es vorgeschlagen hat, kann es nicht selbst.',
  'undo-too-late':
    'Rückgängig machen geht nicht mehr. Sie können den Faktencheck aber weiter korrigieren oder zurückziehen.',
  withdrawn: 'Dieser Faktencheck wurde zurückgezogen und kann nicht veröffentlicht werden.',
  'empty-text': 'Bitte sagen Sie in ein paar Worten, was sich geändert hat und warum.',
  'only-newsroom':
    'Das kann nur die Moderation der Redaktion, die diesen Dienst betreibt. Wer den Dienst betreibt, legt sie in NEWSROOM fest.',
};
