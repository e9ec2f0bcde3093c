/* Pictures of charts are set into the page once they have come: their words can then be selected and
   found, are read out with title and description, and take the page's font. Without this they stay pictures. */
"use strict";
(() => {
  const set = async (image) => {
    const answer = await fetch(image.currentSrc || image.src);
    if (!answer.ok) return;
    const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    if (drawn.nodeName === "svg") image.replaceWith(document.importNode(drawn, true));
  };
  for (const image of document.querySelectorAll("figure img")) {
    if (image.complete && image.naturalWidth) set(image);
    else image.addEventListener("load", () => set(image), { once: true });
  }
})();
