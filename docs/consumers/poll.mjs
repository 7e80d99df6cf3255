// node poll.mjs LIST-URL CURSOR-FILE [SECONDS]: print what is new in a list, a line each; every SECONDS, or once.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const [url, kept, wait] = process.argv.slice(2), token = process.env.CHECKUP_TOKEN;
for (let more = true; more || wait !== undefined; ) {
  const asked = new URLSearchParams({ limit: 1000 });
  if (existsSync(kept)) asked.set("cursor", readFileSync(kept, "utf8"));
  const answer = await fetch(`${url}?${asked}`, { headers: token ? { Authorization: `Bearer ${token}` } : {} });
  let page = await answer.json();
  if (!answer.ok && answer.status !== 410) throw new Error(page.detail);
  if (!answer.ok) page = { run: null, records: [], removed: ["*"], more: true }; // a run is gone: all again
  for (const record of page.records) console.log(JSON.stringify({ run: page.run, record }));
  for (const removed of page.removed) console.log(JSON.stringify({ run: page.run, removed }));
  writeFileSync(`${kept}.new`, page.next ?? "");
  page.next ? renameSync(`${kept}.new`, kept) : rmSync(kept);
  more = page.more;
  if (!more && wait !== undefined) await sleep(wait * 1000);
}
