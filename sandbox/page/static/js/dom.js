// Builds and updates DOM nodes; strings only ever become text nodes, never markup.

/** An element: `on…` options are listeners, the rest attributes; null and false are left out. */
export function el(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  add(node, children);
  return node;
}

/** Appends children to `node`, leaving out null and false. */
export function add(node, children) {
  node.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
}

/** Makes `parent`'s children match `items`, touching only those that changed; focus survives a replacement. */
export function keyed(parent, items, keyOf, build) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    const print = JSON.stringify(item);
    let node = old.get(key);
    old.delete(key);
    if (!node || node.print !== print) {
      const fresh = build(item, node);
      fresh.dataset.key = key;
      fresh.print = print;
      if (node) {
        if (place === node) place = fresh;
        swap(node, fresh);
      }
      node = fresh;
    }
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
  for (const node of old.values()) node.remove();
}

const FOCUSABLE = "a[href], button:not(:disabled), input, select, textarea, [tabindex='0']";

/** Replaces `node` by `fresh`; what was focused inside is focused again, by place. */
export function swap(node, fresh) {
  const inside = node.contains(document.activeElement);
  const places = inside ? [node, ...node.querySelectorAll(FOCUSABLE)] : [];
  const place = places.indexOf(document.activeElement);
  node.replaceWith(fresh);
  if (!inside) return;
  const now = [fresh, ...fresh.querySelectorAll(FOCUSABLE)];
  (now[Math.min(place, now.length - 1)] || fresh).focus({ preventScroll: true });
}

/** Calls `action` on Enter and Space too, so that a span can be a button. */
export function pressable(node, action) {
  node.setAttribute("role", "button");
  node.tabIndex = 0;
  node.addEventListener("click", action);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action(event);
  });
  return node;
}
