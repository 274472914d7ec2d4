#!/usr/bin/env bash
# Makes .build/documentation, a static site: the pages of Sources/documentation, and the documentation of every library product from the
# modules of a build. A warning is an error. Any web server can serve the folder, at its root or, with a second argument, under a path:
#
#   Tests/documentation.sh [release|debug [PATH]]
#
# Links between modules are no links to DocC, so names of other modules stand in single backticks.
set -euo pipefail
cd "$(dirname "$0")/.."
build=.build/${1:-release}
base=${2:-/}
target=$(swift -print-target-info | sed -n 's/.*"triple": "\([^"]*\)".*/\1/p' | head -1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=
# The C modules of this package and, for the live page, of those it depends on.
maps=()
for map in "$build"/*.build/module.modulemap .build/checkouts/*/Sources/*/include/module.modulemap; do
  [ ! -e "$map" ] || maps+=(-Xcc "-fmodule-map-file=$map")
done

# archive NAME [ARGUMENT...]: makes NAME.doccarchive, or prints what DocC has against it.
archive() {
  local name=$1
  shift
  docc convert "$@" --warnings-as-errors --fallback-display-name "$name" \
    --fallback-bundle-identifier "corridor.$name" --output-path "$work/$name.doccarchive" \
    >"$work/log" 2>&1 || { echo "$name:"; cat "$work/log"; failed=yes; }
}

# The pages, as articles: links among them stay, of links to other files of the repository the words.
guide=$work/Guide.docc
mkdir "$guide"
{
  echo "# Guide"
  echo
  echo "How to use the program: pages for people who plan."
  echo
  printf '@Metadata {\n  @TechnologyRoot\n}\n\n## Topics\n\n### Pages\n\n'
  for page in tutorial tour own-country errors r parts proof comparison; do echo "- <doc:$page>"; done
} >"$guide/Guide.md"
for page in Sources/documentation/*.md; do
  sed -E 's#\]\(([a-z-]+)\.md\)#](doc:\1)#g; s#!?\[([^]]*)\]\(\.[^)]*\)#\1#g' "$page" >"$guide/$(basename "$page")"
done
archive Guide "$guide"

modules=$(sed -n 's/.*\.library(name: "\([A-Za-z]*\)".*/\1/p' Package.swift)
for module in $modules; do
  mkdir "$work/$module"
  swift-symbolgraph-extract -module-name "$module" -target "$target" -minimum-access-level public \
    -output-dir "$work/$module" -I "$build/Modules" -I Sources/CGLPK -I Sources/CZlib -I Sources/CHDF5 \
    -I Sources/CSQLite "${maps[@]}"
  catalogue=Sources/$module/$module.docc
  [ -d "$catalogue" ] || catalogue=
  archive "$module" $catalogue --additional-symbol-graph-dir "$work/$module"
done
[ -z "$failed" ] || { echo "The documentation has warnings."; exit 1; }

docc merge "$work"/*.doccarchive --synthesized-landing-page-name Corridor --synthesized-landing-page-topics-style list \
  --output-path "$work/whole" >/dev/null
rm -rf .build/documentation
docc process-archive transform-for-static-hosting "$work/whole" --hosting-base-path "$base" \
  --output-path .build/documentation >/dev/null

# The page that the site opens with: the guide, and what each library is for, as CONTRIBUTING.md's map says it.
{
  cat <<'HTML'
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Corridor</title>
<style>body{font:17px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#222;background:#fff}dt{font-weight:bold;margin-top:.7em}dd{margin-left:0}a{color:#0056b3}</style></head><body>
<h1>Corridor</h1>
<p>Which transport projects to build so that regions catch up, with proof.</p>
<h2>Guide</h2><ul>
HTML
  for page in tutorial tour own-country errors r parts proof comparison; do
    echo "<li><a href=\"documentation/guide/$page/\">$(sed -n '1s/^# //p' "Sources/documentation/$page.md")</a></li>"
  done
  echo "</ul><h2>Libraries</h2><dl>"
  for module in $modules; do
    words=$(sed -n "s/^| \`$module\` | \([^|]*\) |.*/\1/p" CONTRIBUTING.md)
    [ -n "$words" ] || { echo "CONTRIBUTING.md's map has no line for $module." >&2; exit 1; }
    words=$(sed -E 's/&/\&amp;/g; s/</\&lt;/g; s#`([^`]*)`#<code>\1</code>#g' <<<"$words")
    echo "<dt><a href=\"documentation/${module,,}/\">$module</a></dt><dd>$words</dd>"
  done
  echo "</dl></body></html>"
} >"$work/index.html"
mv "$work/index.html" .build/documentation/index.html
echo "The documentation of all library products has no warning; the site is .build/documentation, $(du -sh .build/documentation | cut -f1)."
