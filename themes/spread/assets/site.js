/* 对照 Duizhao: small helps. Every page is complete without them. */
(function () {
  "use strict";
  var d = document, root = d.documentElement;

  // 1. Keep the place: a view link carries the anchor nearest the head of the window.
  function here() {
    var best = location.hash.slice(1), all = d.querySelectorAll("main [id]"), i, box;
    if (window.scrollY < 200) return best;
    for (i = 0; i < all.length; i++) {
      if (all[i].closest(".note, [data-local]")) continue;
      box = all[i].getBoundingClientRect();
      if (box.top > 120) break;
      if (box.height) best = all[i].id;
    }
    return best;
  }
  d.querySelectorAll(".views a").forEach(function (a) {
    a.addEventListener("click", function () {
      var id = here();
      if (id) a.href = a.href.split("#")[0] + "#" + id;
    });
  });

  // 2. Light or dark, remembered where the browser allows it. Files on a disk share no store in some browsers,
  //    so the choice is kept for the session too. Sites of one owner share a store: the key carries our name.
  var key = "duizhao:theme", btn = d.querySelector(".theme"), saved = null;
  try { saved = sessionStorage.getItem(key) || localStorage.getItem(key); } catch (e) { /* file:// may refuse */ }
  if (saved === "dark" || saved === "light") root.dataset.theme = saved;
  if (btn) {
    btn.hidden = false;
    btn.addEventListener("click", function () {
      var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      try { sessionStorage.setItem(key, root.dataset.theme); localStorage.setItem(key, root.dataset.theme); } catch (e) { /* ignore */ }
    });
  }

  // 3. A term opens its note beside the word (without this: at the foot of the window, by :target).
  if ("popover" in HTMLElement.prototype) d.querySelectorAll("a.term").forEach(function (a) {
    var note = d.getElementById(a.hash.slice(1));
    if (!note || !note.classList.contains("note")) return;
    note.popover = "auto";
    a.addEventListener("click", function (e) { e.preventDefault(); note.showPopover({ source: a }); });
    note.querySelector(".close").addEventListener("click", function (e) { e.preventDefault(); note.hidePopover(); });
  });

  // 4. On the map, pointing at a node brings out its lines and their far ends.
  var map = d.querySelector(".map");
  function light(node) {
    var id = node && node.dataset.n, far = {};
    map.classList.toggle("live", !!id);
    map.querySelectorAll(".arc").forEach(function (arc) {
      var on = !!id && (arc.dataset.a === id || arc.dataset.b === id);
      arc.classList.toggle("on", on);
      if (on) far[arc.dataset.a] = far[arc.dataset.b] = true;
    });
    map.querySelectorAll("[data-n]").forEach(function (end) { end.classList.toggle("on", !!far[end.dataset.n]); });
  }
  if (map) {
    ["mouseover", "focusin"].forEach(function (type) { map.addEventListener(type, function (e) { light(e.target.closest("[data-n]")); }); });
    ["mouseleave", "focusout"].forEach(function (type) { map.addEventListener(type, function () { light(null); }); });
  }
})();
