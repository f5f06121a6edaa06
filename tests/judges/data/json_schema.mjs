// Ajv accepts data against a JSON Schema, formats checked.
//
// usage: json_schema.mjs SCHEMA.json DATA.json...

import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schemaPath, ...paths] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
// Words of other tools in the schema are for editors, so unknown keywords are let through.
const ajv = new Ajv2020.default({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(read(schemaPath));
let faults = 0;
for (const path of paths) {
  if (validate(read(path))) continue;
  faults += 1;
  console.log(`${path}: not accepted by ${schemaPath}`);
  for (const error of validate.errors.slice(0, 20)) console.log(`  ${error.instancePath || "/"}: ${error.message}`);
}
console.log(`${paths.length} files`);
process.exit(faults > 0 || paths.length === 0 ? 1 : 0);
