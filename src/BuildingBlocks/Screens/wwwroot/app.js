// A second press sends nothing twice; coming back to the page, or waiting in vain, makes the form usable again.
const release = form => { delete form.dataset.sent; form.removeAttribute('aria-busy'); };
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post' || 'repeatable' in form.dataset) return;
  if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  form.dataset.sent = 'true';
  form.setAttribute('aria-busy', 'true');
  setTimeout(release, 30000, form);
}, true);
addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(release));
document.addEventListener('htmx:afterRequest', event => { const form = event.target.closest?.('form[data-sent]'); if (form) release(form); });

// A list that could not be refreshed says so until it is: its rows are the earlier ones and must not pass for the answer.
['htmx:responseError', 'htmx:sendError', 'htmx:timeout'].forEach(failure => document.addEventListener(failure, ({ target: form }) => {
  if (!form.nextElementSibling.matches('.outdated')) form.after(form.querySelector('template').content.cloneNode(true));
  const alert = form.nextElementSibling.querySelector('[role=alert]');
  alert.replaceChildren(...alert.cloneNode(true).childNodes); // read aloud again, and the focus stays
}));
document.addEventListener('htmx:afterRequest', ({ target: form, detail }) => {
  const outdated = form.nextElementSibling;
  if (!detail.successful || !outdated.matches('.outdated')) return;
  if (outdated.contains(document.activeElement)) form.querySelector('button').focus();
  outdated.remove();
});
// Any other page in the place of the list would leave an empty one, which looks like nothing to do.
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (!detail.serverResponse.includes(`id="${detail.target.id}"`)) Object.assign(detail, { shouldSwap: false, isError: true });
});

// What is wrong is read first, also where the browser ignores autofocus.
document.querySelector('.error-summary, .conflict')?.focus();
