// Applies the chosen theme before the first paint; a classic script, so that nothing flashes.
(() => {
  const ORDER = ["auto", "light", "dark"];
  const read = () => {
    try {
      return localStorage.getItem("kiosk-theme") || "auto";
    } catch {
      return "auto"; // storage may be blocked
    }
  };
  const apply = (theme) => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  let theme = ORDER.includes(read()) ? read() : "auto";
  apply(theme);
  window.kioskTheme = {
    current: () => theme,
    next() {
      theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
      apply(theme);
      try {
        localStorage.setItem("kiosk-theme", theme);
      } catch {
        // the choice then lasts until the page is closed
      }
      return theme;
    },
  };
})();
