// What a page holds, asked in the page after its load event: links as written and as resolved, ids, the switch of views,
// the text a reader sees. An expression; its value, as JSON, goes to `crawl.rs`. The
// same link written twice on a page is told once.
(() => {
  const links = [];
  const known = new Set();
  const add = (element, attribute, written) => {
    const key = [element.localName, attribute, written].join(" ");
    if (known.has(key)) return;
    known.add(key);
    let resolved = null;
    try { resolved = new URL(written, document.baseURI).href; } catch { /* told as unreadable */ }
    links.push({ element: element.localName, rel: element.getAttribute("rel") || "", attribute, written, resolved });
  };
  const carriers = {
    href: "a, area, link, use, image",
    "xlink:href": "a, use, image",
    src: "script, img, iframe, source, audio, video, embed, input",
    action: "form",
    data: "object",
  };
  for (const [attribute, elements] of Object.entries(carriers)) {
    for (const element of document.querySelectorAll(elements)) {
      if (element.hasAttribute(attribute)) add(element, attribute, element.getAttribute(attribute));
    }
  }

  const seen = (element) => element.checkVisibility({ visibilityProperty: true });

  // Controls and messages of scripts are no text of the page.
  const apart = "button, output, script, style, template, [aria-live], [role=status]";
  const texts = [];
  for (const main of document.querySelectorAll("main")) {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.replace(/\s+/g, "");
      const parent = walker.currentNode.parentElement;
      if (text && !parent.closest(apart) && seen(parent)) texts.push(text);
    }
  }

  // The passage that begins nearest to the middle of the page.
  const half = document.documentElement.scrollHeight / 2;
  const distance = (element) => Math.abs(element.getBoundingClientRect().top + scrollY - half);
  const passages = Array.from(document.querySelectorAll("main [id]:not([popover], [popover] *)")).filter(seen);
  passages.sort((one, other) => distance(one) - distance(other));

  const views = Array.from(document.querySelectorAll(".views a[href]")).filter(seen);
  return JSON.stringify({
    links,
    ids: Array.from(document.querySelectorAll("[id]"), (element) => element.id),
    middle: passages.length > 0 ? passages[0].id : null,
    windows: document.documentElement.scrollHeight / innerHeight,
    views: views.map((link) => ({ address: link.href, current: link.hasAttribute("aria-current") })),
    texts,
  });
})()
