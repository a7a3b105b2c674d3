// Rebuilds static/vendor from the pinned packages: node build.mjs TARGET. The same input gives the same bytes.
// What was built, with its versions, goes to standard output as JSON; gugus.cli.vendor writes the manifest.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { transform, browserslistToTargets } from "lightningcss";
import { PurgeCSS } from "purgecss";
import * as sass from "sass";

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.resolve(process.argv[2]);
const keep = JSON.parse(await readFile(path.join(here, "keep.json"), "utf8"));
const targets = browserslistToTargets(["chrome 87", "firefox 91", "safari 14"]);

const sources = {
  govuk: async () => sass.compile(path.join(here, "govuk.scss"), { logger: sass.Logger.silent }).css,
  tabler: async () => lightOnly(await readFile(path.join(here, "node_modules/@tabler/core/dist/css/tabler.css"), "utf8")),
};

// Older browsers do not know light-dark(); there is no dark mode here, so its first argument is the value.
function lightOnly(css) {
  for (let at = css.indexOf("light-dark("); at >= 0; at = css.indexOf("light-dark(", at)) {
    const open = at + "light-dark".length;
    let depth = 0, comma = -1, end = open;
    for (; end < css.length; end++) {
      if (css[end] === "(") depth++;
      else if (css[end] === ")" && --depth === 0) break;
      else if (css[end] === "," && depth === 1 && comma < 0) comma = end;
    }
    css = css.slice(0, at) + css.slice(open + 1, comma) + css.slice(end + 1);
  }
  return css;
}

// Wide-gamut twins of colours that are already given in sRGB only cost bytes.
function plainGamut(css) {
  for (let at = css.indexOf("@supports (color:"); at >= 0; at = css.indexOf("@supports (color:", at)) {
    let depth = 0, end = css.indexOf("{", at);
    do {
      if (css[end] === "{") depth++;
      else if (css[end] === "}") depth--;
      end++;
    } while (depth > 0);
    css = css.slice(0, at) + css.slice(end);
  }
  return css;
}

async function purge(css, { tags, classes, attributes, drop }) {
  const [result] = await new PurgeCSS().purge({
    content: [{ raw: attributes.join(" "), extension: "html" }],
    css: [{ raw: css }],
    variables: true,
    safelist: { standard: [...tags, ...classes.map((one) => new RegExp(one)), ":is"], variables: [/^--govuk-.*colour$/] },
    blocklist: drop.map((one) => new RegExp(one)),
  });
  return result.css;
}

async function version(name) {
  return JSON.parse(await readFile(path.join(here, "node_modules", name, "package.json"), "utf8")).version;
}

await mkdir(target, { recursive: true });
const versions = {};
for (const [name, make] of Object.entries(sources)) {
  const { package: from } = keep[name];
  versions[`${name}.css`] = { package: from, version: await version(from), licence: "MIT" };
  const css = await purge(await make(), keep[name]);
  const { code } = transform({ filename: `${name}.css`, code: Buffer.from(css), minify: true, targets });
  const head = `/*! ${from} ${versions[`${name}.css`].version}, MIT licence (LICENSES/${name}.txt); reduced by vendor/build.mjs */\n`;
  await writeFile(path.join(target, `${name}.css`), head + plainGamut(code.toString()) + "\n");
}
process.stdout.write(JSON.stringify(versions));
