// Small help with the page: making elements, keyed lists, and saying things to screen readers.

export const $ = (id) => document.getElementById(id);

// Text only ever enters as text; there is no way here to set markup.
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

export function setText(node, text) {
  if (node.textContent !== String(text)) node.textContent = text;
}

export function show(node, wanted) {
  if (node.hidden === wanted) node.hidden = !wanted;
}

// Makes the children of a list fit the items and leaves what stays untouched, focus included.
export function keyed(list, items, keyOf, make, update = () => {}) {
  const old = new Map(Array.from(list.children, (child) => [child.dataset.key, child]));
  const focused = document.activeElement;
  items.forEach((item, place) => {
    const key = String(keyOf(item));
    const node = old.get(key) || make(item);
    node.dataset.key = key;
    old.delete(key);
    update(node, item);
    if (list.children[place] !== node) list.insertBefore(node, list.children[place] || null);
  });
  old.forEach((node) => node.remove());
  if (focused !== document.activeElement && list.contains(focused)) focused.focus({preventScroll: true});
}

export function options(select, pairs) {
  keyed(select, pairs, ([value]) => value, ([value]) => el("option", {value}), (node, [, label]) => setText(node, label));
}

export function announce(text) {
  $("status").textContent = text;
}

export function complain(text) {
  show($("trouble"), Boolean(text));
  setText($("trouble-text"), text);
}

export function onSubmit(form, act) {
  form.addEventListener("submit", (event) => { event.preventDefault(); act(event); });
}
