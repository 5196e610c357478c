// SPDX-License-Identifier: MIT
//
// app.js: makes pages that work without it quicker to use. Everything hangs
// on data-* attributes; any failure falls back to the browser's own way.
//
//   data-poll="MS"       re-fetch this page's own part every MS
//   data-copy="TEXT"     copy TEXT
//   data-confirm="ID"    ask in <dialog id="ID"> before this form is sent
//   data-theme-form      switch the theme without a round trip
//   data-drop            a file field that takes dropped files
//   data-copy-all        Monday's hours for all days
//
// Beside them: the button that was pressed spins and its form goes out once,
// toasts leave by themselves, and focus starts at the first fault.

const doc = document;
const root = doc.documentElement;
const $ = (selector, from = doc) => from.querySelector(selector);
const $$ = (selector, from = doc) => [...from.querySelectorAll(selector)];
const on = (type, selector, fn) => doc.addEventListener(type, (event) => {
	const hit = event.target.closest?.(selector);
	if (hit) fn(hit, event);
});

root.classList.add('js');

// The one place where text of ours becomes markup.
const policy = window.trustedTypes?.createPolicy('app', {
	createHTML: (html) => html,
});
const parse = (html) => new DOMParser().parseFromString(
	policy ? policy.createHTML(html) : html, 'text/html');

// --- toasts: 4 s, longer while somebody reads ---
function fade(toast) {
	let timer;
	const start = () => { timer = setTimeout(() => toast.remove(), 4000); };
	const stop = () => clearTimeout(timer);
	for (const type of ['mouseenter', 'focusin']) toast.addEventListener(type, stop);
	for (const type of ['mouseleave', 'focusout']) toast.addEventListener(type, start);
	start();
}

export function toast(text) {
	const copy = $('#toast').content.cloneNode(true);
	$('span', copy).textContent = text;
	$('#toasts').append(copy);
	fade($('#toasts').lastElementChild);
}
$$('#toasts > .toast').forEach(fade);

// --- partial updates ---
async function part(url) {
	const answer = await fetch(url, {
		headers: { 'X-Partial': '1' }, credentials: 'same-origin',
	});
	if (!answer.ok || answer.redirected) throw new Error(answer.status);
	return parse(await answer.text());
}

// Swap only when something changed, so that focus and screen readers are
// left in peace; the new part says itself whether polling goes on.
function poll(node) {
	const wait = Number(node.dataset.poll);
	let missed = 0;
	let rounds = 0;
	const again = async () => {
		try {
			const fresh = $(`#${node.id}`, await part(location.href));
			missed = 0;
			if (fresh.outerHTML !== node.outerHTML) {
				node.replaceWith(fresh);
				node = fresh;
				if (!node.dataset.poll) {
					$('[data-focus]', node)?.focus();
					return;
				}
			}
		} catch {
			missed += 1;
			if (missed > 20) {
				location.reload();
				return;
			}
		}
		// What takes long, or fails, or is not looked at, is asked for less.
		rounds += doc.hidden ? 10 : 1;
		setTimeout(again, wait * Math.min(1 + missed + rounds / 40, 8));
	};
	setTimeout(again, wait);
}

// --- copy ---
on('click', '[data-copy]', async (button) => {
	try {
		await navigator.clipboard.writeText(button.dataset.copy);
		toast('Copied.');
	} catch {
		const field = doc.createElement('textarea');
		field.value = button.dataset.copy;
		doc.body.append(field);
		field.select();
		doc.execCommand('copy');
		field.remove();
		button.focus();
		toast('Copied.');
	}
});

// --- dialogs ---
on('submit', 'form[data-confirm]', (form, event) => {
	const dialog = doc.getElementById(form.dataset.confirm);
	if (!dialog?.showModal || form.dataset.sure) return;
	event.preventDefault();
	dialog.returnValue = '';
	dialog.addEventListener('close', () => {
		if (dialog.returnValue !== 'yes') return;
		form.dataset.sure = '1';
		form.requestSubmit();
	}, { once: true });
	dialog.showModal();
});

// --- the pressed button spins, and a form goes out once ---
doc.addEventListener('submit', (event) => {
	if (event.defaultPrevented) return;
	const form = event.target;
	if (form.dataset.sent) {
		event.preventDefault();
		return;
	}
	form.dataset.sent = '1';
	const button = event.submitter;
	if (button?.matches('.btn')) button.setAttribute('aria-busy', 'true');
});
addEventListener('pageshow', () => {
	for (const form of $$('[data-sent]')) delete form.dataset.sent;
	for (const button of $$('.btn[aria-busy]')) button.removeAttribute('aria-busy');
});

// --- theme: the cookie is what the server reads ---
on('submit', '[data-theme-form]', (form, event) => {
	event.preventDefault();
	const dark = root.dataset.theme
		? root.dataset.theme === 'dark'
		: matchMedia('(prefers-color-scheme: dark)').matches;
	root.dataset.theme = dark ? 'light' : 'dark';
	doc.cookie = `va_theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`
		+ (location.protocol === 'https:' ? '; secure' : '');
	delete form.dataset.sent;
});

// --- files: drop, names and sizes ---
const size = (n) => (n < 1024 * 1024
	? `${Math.max(1, Math.round(n / 1024))} kB`
	: `${(n / 1024 / 1024).toFixed(1)} MB`);

function listFiles(field) {
	const list = doc.getElementById(field.dataset.list);
	if (!list) return;
	list.replaceChildren(...[...field.files].map((file) => {
		const item = doc.createElement('li');
		const fits = file.size <= Number(field.dataset.most);
		item.textContent = `${file.name} · ${size(file.size)}`
			+ (fits ? '' : ' is too large');
		if (!fits) item.className = 'bad';
		return item;
	}));
}
on('change', 'input[type="file"]', listFiles);
for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
	on(type, '[data-drop]', (zone, event) => {
		event.preventDefault();
		zone.classList.toggle('over', type === 'dragenter' || type === 'dragover');
		if (type !== 'drop') return;
		const field = $('input[type="file"]', zone);
		field.files = event.dataTransfer.files;
		listFiles(field);
	});
}

// --- hours: one day for all days ---
on('click', '[data-copy-all]', () => {
	const [first, ...rest] = $$('[data-day]');
	const from = $$('input', first);
	for (const day of rest) {
		$$('input', day).forEach((field, i) => {
			field.value = from[i].value;
			field.checked = from[i].checked;
		});
	}
	toast('Monday’s hours now hold for every day.');
});

$$('[data-poll]').forEach(poll);
$('[data-focus], [aria-invalid="true"]')?.focus();
