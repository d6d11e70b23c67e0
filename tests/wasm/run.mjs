// Known runs in WebAssembly leave the numbers of tests/golden.txt.
//
//     node tests/wasm/run.mjs MODULE.wasm [SCENARIO…]

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [path, ...asked] = process.argv.slice(2);
const module = await WebAssembly.compile(readFileSync(path));
const imports = WebAssembly.Module.imports(module);
if (imports.length > 0) {
    console.error("the module asks its host for", imports.map((one) => one.name).join(", "));
    process.exit(1);
}
const engine = (await WebAssembly.instantiate(module, {})).exports;

// Writes parts into the module's buffer, one behind the other.
function write(...parts) {
    const bytes = Buffer.concat(parts);
    const start = engine.buffer(bytes.length);
    new Uint8Array(engine.memory.buffer, start, bytes.length).set(bytes);
}

const golden = readFileSync(`${root}/tests/golden.txt`, "utf8");
const known = golden.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
const scenarios = asked.length > 0 ? asked : [...new Set(known.map((line) => line.split(" ")[0]))];
let wrong = 0;
for (const scenario of scenarios) {
    const name = Buffer.from(scenario);
    write(name, readFileSync(`${root}/scenarios/${scenario}`));
    engine.keep(name.length);
    write(name);
    const length = engine.golden();
    const bytes = new Uint8Array(engine.memory.buffer, engine.answer(), length);
    const lines = Buffer.from(bytes).toString("utf8");
    const expected = known.filter((line) => line.startsWith(`${scenario} `)).join("\n") + "\n";
    const same = lines === expected;
    wrong += same ? 0 : 1;
    console.log(`${scenario}: ${same ? "same digests" : `expected\n${expected}and came\n${lines}`}`);
}
process.exit(wrong > 0 ? 1 : 0);
