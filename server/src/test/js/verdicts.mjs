// Judges records by the second verifier: takes from standard input the length of each in four bytes and then the record, and
// says a line for each: "intact" with the fingerprints of its revisions, or "broken" with line, entry and reason.
import { argv, stdin, stdout } from "node:process";
import { pathToFileURL } from "node:url";

const { verifyRecord } = await import(pathToFileURL(argv[2]).href);

async function* once(bytes) {
  // In pieces, as a file comes.
  for (let from = 0; from < bytes.length; from += 5_000) yield bytes.subarray(from, from + 5_000);
}

async function verdict(bytes) {
  try {
    const result = await verifyRecord(once(bytes));
    return result.isIntact
      ? `intact ${result.header.head} ${result.revisions.map(({ text, signer }) => `${text}:${signer ?? "-"}`).join(",")}`
      : `broken ${result.line} ${result.entry ?? "-"} ${result.reason} ${Object.values(result.values).join(" ")}`;
  } catch (error) {
    return `crash ${error.stack}`;
  }
}

let held = Buffer.alloc(0);
for await (const chunk of stdin) {
  held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
  while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
    const end = 4 + held.readUInt32BE(0);
    const said = await verdict(held.subarray(4, end));
    stdout.write(`${said.replace(/\s+/g, " ")}\n`);
    held = held.subarray(end);
  }
}
