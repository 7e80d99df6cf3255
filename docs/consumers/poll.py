"""poll.py LIST-URL CURSOR-FILE [SECONDS]: print what is new in a list, a line each; every SECONDS, or once."""
import json, os, sys, time, urllib.error, urllib.parse, urllib.request
from pathlib import Path

url, kept, wait = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]) if len(sys.argv) > 3 else None
token, more = os.environ.get("CHECKUP_TOKEN"), True
while more or wait is not None:
    asked = {"limit": 1000} | ({"cursor": kept.read_text()} if kept.exists() else {})
    try:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        page = json.load(urllib.request.urlopen(urllib.request.Request(f"{url}?{urllib.parse.urlencode(asked)}", None, headers)))
    except urllib.error.HTTPError as error:
        if error.code != 410:
            sys.exit(json.load(error)["detail"])
        page = {"run": None, "records": [], "removed": ["*"], "more": True, "next": None}  # a run is gone: all again
    lines = [{"record": record} for record in page["records"]] + [{"removed": gone} for gone in page["removed"]]
    sys.stdout.writelines(json.dumps({"run": page["run"], **line}) + "\n" for line in lines), sys.stdout.flush()
    (new := Path(f"{kept}.new")).write_text(page["next"] or "")
    new.replace(kept) if page["next"] else kept.unlink()
    if not (more := page["more"]) and wait is not None: time.sleep(wait)
