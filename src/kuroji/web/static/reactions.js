/* Voting without leaving the page: an answered form brings the statements anew, and they take the place of the old ones.
   Without this script the same forms lead back to the same page. */
"use strict";
(() => {
  const PLACE = "#reactions";
  let waiting = Promise.resolve();

  /* The button that stands where the pressed one stood: by statement and choice, or that of the next statement. */
  const same = (place, pressed) => {
    if (pressed.next) return place.querySelector(".next button");
    const field = place.querySelector(`ol.said form.vote input[name="statement"][value="${pressed.statement}"], .alone form.vote input[name="statement"]`);
    const form = field ? field.form : null;
    return form ? form.querySelector(`button[value="${pressed.choice}"]`) : null;
  };

  const say = (text, wrong) => {
    const done = document.querySelector("#reactions-done");
    if (!done) return;
    done.textContent = text;
    done.classList.toggle("wrong", wrong);
  };

  const open = (place) => [...place.querySelectorAll("details[open]")].map((one) => one.id);

  const replace = (markup, pressed) => {
    const fresh = new DOMParser().parseFromString(markup, "text/html").querySelector(PLACE);
    const place = document.querySelector(PLACE);
    if (!fresh || !place) return false;
    for (const id of open(place)) fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
    const told = fresh.querySelector("#reactions-done");
    const text = told ? told.textContent : "";
    if (told) told.textContent = "";
    place.replaceWith(fresh);
    const button = same(fresh, pressed);
    if (button) button.focus({ preventScroll: true });
    else if (told) told.focus({ preventScroll: true });
    /* Written after it stands in the page, so that a screen reader says it. */
    requestAnimationFrame(() => say(text, false));
    return true;
  };

  const send = async (form, body, pressed) => {
    /* Another answer may have brought a new page and with it a new token. */
    const token = document.querySelector(`${PLACE} input[name="token"]`);
    if (token) body.set("token", token.value);
    const reply = await fetch(form.action, { method: "POST", body, headers: { "X-Kuroji-Part": "reactions" } });
    const markup = await reply.text();
    if (reply.ok) return replace(markup, pressed);
    const problem = new DOMParser().parseFromString(markup, "text/html").querySelector(".problem p");
    say(problem ? problem.textContent : document.querySelector(PLACE).dataset.offline, true);
    return true;
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches(`${PLACE} form.vote`) || !event.submitter) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const pressed = { statement: body.get("statement"), choice: body.get("choice"), next: Boolean(form.closest(".next")) };
    form.setAttribute("aria-busy", "true");
    say(document.querySelector(PLACE).dataset.working, false);
    /* One after the other: the first answer brings the cookie that the second one needs. */
    waiting = waiting.then(() => send(form, body, pressed)).catch(() => {
      say(document.querySelector(PLACE)?.dataset.offline ?? "", true);
    }).finally(() => form.removeAttribute("aria-busy"));
  });
})();
