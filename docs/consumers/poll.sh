#!/bin/sh
# poll.sh LIST-URL CURSOR-FILE [SECONDS]: print what is new in a list, a line each; every SECONDS, or once.
set -eu
url=$1 kept=$2 wait=${3-} page=$(mktemp) more=true
trap 'rm -f "$page"' EXIT
while [ "$more" = true ] || [ "$wait" ]; do
  cursor=$(cat "$kept" 2>/dev/null || true)
  status=$(curl -sS -G -o "$page" -w '%{http_code}' "$url" -d limit=1000 \
    ${cursor:+-d "cursor=$cursor"} ${CHECKUP_TOKEN:+-H "Authorization: Bearer $CHECKUP_TOKEN"})
  case $status in
    200) ;;
    410) echo '{"run": null, "records": [], "removed": ["*"], "more": true}' > "$page" ;; # a run is gone: all again
    *) jq -r .detail "$page" >&2; exit 1 ;;
  esac
  jq -c '{run} + (.records[] | {record: .}), {run} + (.removed[] | {removed: .})' "$page"
  jq -j '.next // empty' "$page" > "$kept.new"
  mv "$kept.new" "$kept" # an empty one: from the start
  more=$(jq .more "$page")
  [ "$more" = true ] || [ -z "$wait" ] || sleep "$wait"
done
