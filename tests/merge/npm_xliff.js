// SPDX-License-Identifier: MIT
// What a program with the npm package `xliff' does: reads a bundle into its own
// structure, puts targets in, and writes that structure as a new file.
//
//	node npm_xliff.js VERSION FROM TO
//
// Each target is its source with capital vowels.
'use strict'
const fs = require('fs')
const xliff = require('xliff')

function fill (units) {
	for (const unit of Object.values(units)) {
		if (unit.groupUnits) fill(unit.groupUnits)
		else {
			unit.target = unit.source.replace(/[aeiou]/g,
				(vowel) => vowel.toUpperCase())
		}
	}
}

async function main ([version, from, to]) {
	const text = fs.readFileSync(from, 'utf8')
	const bundle = version === '1.2'
		? await xliff.xliff12ToJs(text)
		: await xliff.xliff2js(text)
	Object.values(bundle.resources).forEach(fill)
	fs.writeFileSync(to, version === '1.2'
		? await xliff.jsToXliff12(bundle)
		: await xliff.js2xliff(bundle, { targetXliffVersion: version }))
}

main(process.argv.slice(2))
