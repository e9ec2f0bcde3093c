/* Charts that answer: points under the pointer, or reached with the arrow keys, tell their figures.
   The picture of the page stays until the bundled Vega has drawn the same spec in its place. */
"use strict";
(() => {
  const bundle = document.currentScript.dataset.bundle;
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  let loading;

  const load = () => {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = bundle;
      script.onload = () => resolve(window.vegaEmbed);
      script.onerror = () => reject(new Error("the bundle of Vega did not load"));
      document.head.append(script);
    });
    return loading;
  };

  const nearest = (points, x, y, flat) => {
    let best = 0;
    let least = Infinity;
    points.forEach((point, index) => {
      const away = flat ? Math.abs(point.x - x) : Math.hypot(point.x - x, point.y - y);
      if (away < least) [best, least] = [index, away];
    });
    return best;
  };

  const ready = (chart) => {
    const data = chart.querySelector('script[type="application/json"]');
    if (!data) return;
    const spec = JSON.parse(data.textContent);
    const points = spec.usermeta.points;
    const pad = spec.padding;
    const drawn = chart.querySelector(".drawn");
    const [wide, high] = ["width", "height"].map((side) => Number(drawn.firstElementChild.getAttribute(side)));
    const fields = spec.usermeta.name.startsWith("parts") ? spec.layer.find((l) => l.name === "fields").data.values : null;
    const told = document.createElement("output");
    told.className = "told";
    told.hidden = true;
    told.setAttribute("aria-live", "polite");
    chart.append(told);
    chart.tabIndex = 0;
    chart.setAttribute("role", "group");
    chart.setAttribute("aria-label", chart.dataset.label);
    const hint = chart.closest("figure").querySelector(".pointer");
    if (hint) hint.hidden = false;
    let view = null;
    let asked = false;
    let at = -1;

    const draw = async () => {
      if (asked) return;
      asked = true;
      const stage = document.createElement("div");
      const embed = await load();
      const made = await embed(stage, spec, {
        mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: false,
      });
      const picture = stage.querySelector("svg");
      picture.setAttribute("viewBox", `0 0 ${wide} ${high}`);
      picture.setAttribute("aria-hidden", "true");
      drawn.append(stage);
      chart.classList.add("live");
      view = made.view;
      if (at >= 0) view.signal("at", at).run();
    };

    const show = (index) => {
      at = index;
      told.hidden = index < 0;
      if (index >= 0) {
        const point = points[index];
        told.textContent = point.says;
        const left = (point.x + pad.left) / wide;
        told.style.left = `${Math.min(Math.max(left * 100, 12), 88)}%`;
        told.style.top = `${((point.y + pad.top) / high) * 100}%`;
      }
      if (view) view.signal("at", index).run();
    };

    const place = (event) => {
      const box = drawn.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * wide - pad.left;
      const y = ((event.clientY - box.top) / box.height) * high - pad.top;
      if (!fields) return nearest(points, x, y, true);
      return fields.findIndex((f) => f.left <= x && x < f.right && f.top <= y && y < f.bottom);
    };

    chart.addEventListener("pointerenter", draw);
    chart.addEventListener("focus", draw);
    chart.addEventListener("pointermove", (event) => { if (event.target !== told) show(place(event)); });
    chart.addEventListener("pointerdown", (event) => { draw(); show(place(event)); });
    chart.addEventListener("pointerleave", () => show(-1));
    chart.addEventListener("blur", () => show(-1));
    chart.addEventListener("keydown", (event) => {
      const last = points.length - 1;
      if (event.key in STEPS) show(at < 0 ? last : Math.min(Math.max(at + STEPS[event.key], 0), last));
      else if (event.key === "Home") show(0);
      else if (event.key === "End") show(last);
      else if (event.key === "Escape") show(-1);
      else return;
      event.preventDefault();
    });
  };

  document.querySelectorAll("figure div.chart").forEach(ready);
})();
