import { commands } from "@/ipc";

/** Signs without blanks: what a clerk would miss if it were gone. */
const weight = (text: string): number => text.replace(/\s/g, "").length;

/**
 * What was pasted, as lines. Word, WPS and browsers hand over the text twice; the web form keeps the rows of tables and
 * the numbers that Word counts, so it is taken wherever nothing of the plain form is missing in it.
 */
export async function pastedText(data: DataTransfer | null): Promise<string> {
  const [plain, html] = [data?.getData("text/plain") ?? "", data?.getData("text/html") ?? ""];
  if (!html) return plain;
  const lines = await commands.pastedLines(html).catch(() => "");
  return weight(lines) >= weight(plain) ? lines : plain;
}
