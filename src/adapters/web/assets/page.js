// The page without reloading: the same forms, sent in the background, their answers put under one another. Everything
// works without this file too.

const main = document.querySelector('main');
const log = document.querySelector('#log');
const composer = document.querySelector('#composer');
const claim = document.querySelector('#claim');
const status = document.querySelector('#status');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

let busy = false;

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Enough to know one's own question by; all of it would take the browser seconds to lay out. */
function shorten(words, most = 2000) {
  return words.length > most ? `${words.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : words;
}

/** What the person did, as an entry of the conversation. */
function echo(words, lead) {
  const entry = element('p', 'asked', '');
  const said = element('span', '', shorten(words));
  said.dir = 'auto';
  entry.append(element('span', 'unseen', `${lead} `), said);
  return entry;
}

/** The sentence for a desk that cannot be reached. */
function offline() {
  const entry = element('article', 'answer problem', '');
  entry.tabIndex = -1;
  entry.setAttribute('aria-label', main.dataset.offlineTitle);
  entry.append(
    element('h2', '', main.dataset.offlineTitle),
    element('p', '', main.dataset.offline),
  );
  return entry;
}

/** Sends a form as the browser would and returns what the page after it would show. */
async function send(form, button) {
  const address = button?.getAttribute('formaction') ?? form.getAttribute('action');
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams(new FormData(form, button)),
    signal: AbortSignal.timeout(30_000),
  });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const answered = page.querySelector('#log');
  if (!answered) throw new Error('not a page of the desk');
  return [...answered.querySelectorAll('.answer, .permalink')];
}

function show(entries, top) {
  log.append(...entries);
  top.scrollIntoView({ block: 'start', behavior: calm.matches ? 'auto' : 'smooth' });
}

/** One exchange. After a button the focus goes to the answer, after typing it stays where one types. */
async function exchange(form, button) {
  const typed = form === composer;
  const pressed = button?.getAttribute('aria-label') ?? button?.textContent.trim();
  const words = typed ? claim.value.trim() : pressed;
  const lead = typed ? main.dataset.asked : main.dataset.chose;
  const asked = words ? [echo(words, lead)] : [];
  const pending = element('p', 'pending', main.dataset.checking);
  main.className = 'talk';
  document.querySelector('.welcome')?.remove();
  const answering = send(form, button);
  if (typed) claim.value = '';
  show([...asked, pending], asked[0] ?? pending);
  status.textContent = main.dataset.checking;
  let entries;
  try {
    entries = await answering;
  } catch {
    entries = [offline()];
  }
  pending.remove();
  const answer = entries.find((entry) => entry.matches('.answer'));
  if (typed && claim.value === '' && answer?.matches('.problem')) claim.value = words;
  show(entries, asked[0] ?? answer ?? log);
  // The one who typed is told what came; the one who pressed is taken there.
  status.textContent = typed ? (answer?.getAttribute('aria-label') ?? '') : '';
  if (!typed) answer?.focus({ preventScroll: true });
}

/** Hands on a fact-check's address: by the phone's own means where there are any, else as a copy. */
async function share(link) {
  const { href } = link;
  if (navigator.share && matchMedia('(pointer: coarse)').matches) {
    await navigator.share({ title: link.closest('.answer').getAttribute('aria-label'), url: href });
    return;
  }
  await navigator.clipboard.writeText(href);
  link.textContent = main.dataset.copied;
  status.textContent = main.dataset.copied;
  setTimeout(() => {
    link.textContent = main.dataset.share;
  }, 3000);
}

document.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (busy) return;
  busy = true;
  try {
    await exchange(event.target, event.submitter);
  } finally {
    busy = false;
  }
});

// Where neither is possible, the link is followed like any other.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('.share');
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  if (!link || !plain || !(navigator.clipboard ?? navigator.share)) return;
  event.preventDefault();
  share(link).catch((error) => {
    if (error.name !== 'AbortError') location.assign(link.href);
  });
});

claim.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});

// A keyboard is at hand: one can type at once. On a phone this would only cover the page.
if (main.className === 'front' && matchMedia('(pointer: fine)').matches) claim.focus();
