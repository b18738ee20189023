// Copies text and says so.
import { toast } from "./dialogs.js";
import { t } from "./words.js";

/** Puts `text` on the clipboard, byte for byte, with a small toast. */
export async function copy(text, done = t("copied")) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!byHand(text)) return toast(t("copyFailed"));
  }
  return toast(done, "copy");
}

// Where the clipboard API is missing or refused, the old way by selection.
function byHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const worked = document.execCommand("copy");
  area.remove();
  return worked;
}
