// Runs compile_tree.py in a CPython 3.12 that is made for node, on machines that have no other Python 3.12.
// node compile_with_node.mjs PYODIDE_FOLDER compile_tree.py TREE

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , folder, script, tree] = process.argv;
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide();
python.FS.mkdir("/tree");
python.FS.mount(python.FS.filesystems.NODEFS, { root: tree }, "/tree");
python.globals.set("__name__", "compile_tree");
python.runPython(readFileSync(script, "utf8"));
console.log(python.runPython('compile_tree("/tree")'), "compiled");
