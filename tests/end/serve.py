#!/usr/bin/python3
"""What is published by the shared templates: they are in the program, the workflows are YAML whose commands are ours and
do what they say, on a public plan and on a private one, once the lines marked "yours" have been changed and nothing else.
(That servers do as they are told is for the judge `serve`.)"""
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))
from tally import Tally

tally = Tally()
SOPCAL = Path(os.environ.get("BUILD", ".build"), "sopcal").resolve()
ROOT = Path(__file__).resolve().parent.parent.parent
WORK = Path(tempfile.mkdtemp())
YOURS = re.compile(r"^(?!\s*#).*# yours.*$", re.M)


def sopcal(*words):
    return subprocess.run([SOPCAL, *words], capture_output=True, cwd=WORK)


def templates_are_in_the_program():
    on_disk = sorted(str(p.relative_to(ROOT / "templates")) for p in (ROOT / "templates").rglob("*") if p.is_file() and p.name != "README.md")
    listed = sopcal("templates")
    tally.equal("the list", (listed.returncode, sorted(listed.stdout.decode().split())), (0, on_disk))
    for name in on_disk:
        printed = sopcal("templates", name)
        tally.equal(f"{name} is printed as it is", printed.stdout == (ROOT / "templates" / name).read_bytes(), True)
    for name, hint in (("serve/ngnix.conf", b"serve/nginx.conf"), ("nonsense", b"no template"), ("../plan.yaml", b"no template"), ("", b"no template")):
        said = sopcal("templates", name)
        tally.check(f"no template {name!r}: {said.stderr}", said.returncode == 2 and not said.stdout and hint in said.stderr)
    tally.check("in Chinese", "没有这个模板" in sopcal("templates", "serve/ngnix.conf", "--lang", "zh").stderr.decode())


# ---- workflows --------------------------------------------------------------------------------------------------------

# What the workflows need of a machine: here they say what they were asked.
STUBS = {
    "apt-get": 'echo "apt-get $*" >>"$ASKED"',
    "git": 'echo "git $*" >>"$ASKED"; test "$1 $2 $3" = "clone --depth 1" && test "$4" = "$SOPCAL"',
    "make": 'echo "make $*" >>"$ASKED"; test "$*" = "-C /opt/sopcal install"',
    "date": 'test "$TZ" = Asia/Shanghai && test "$*" = +%F && echo 2026-03-02',
}
KNOWN = {"apt-get", "git", "make", "sopcal", "cp"}


def mine(text, plan):
    """The template with what is marked as yours changed."""
    changed = YOURS.sub(lambda m: m[0].replace("plans/my-shop", str(plan)), text)
    tally.equal("three lines are yours", len(YOURS.findall(text)), 3)
    return yaml.safe_load(changed)


def github(text, plan):
    doc = mine(text, plan)
    job = doc["jobs"]["publish"]
    steps = [s for s in job["steps"] if "run" in s]
    used = [s["uses"] for s in job["steps"] if "uses" in s]
    tally.equal("what it uses", [u.split("@")[0] for u in used], ["actions/checkout", "actions/upload-pages-artifact", "actions/deploy-pages"])
    tally.equal("what it may", doc["permissions"], {"contents": "read", "pages": "write", "id-token": "write"})
    tally.equal("it runs on pushes, each morning and by hand", sorted(doc[True]), ["push", "schedule", "workflow_dispatch"])
    tally.equal("what is published", [s["with"]["path"] for s in job["steps"] if "upload-pages" in s.get("uses", "")], ["public"])
    told = set(re.findall(r"\$\{\{ *([^ }]+) *\}\}", text))
    tally.equal("what it takes from GitHub", told, {"secrets.SOPCAL_KEY", "steps.deploy.outputs.page_url"})
    keyed = [s["run"] for s in steps if "SOPCAL_KEY" in s.get("env", {})]
    tally.check("the secret is given to build alone", len(keyed) == 1 and keyed[0].startswith("sopcal build "))
    return doc["env"], [s["run"] for s in steps]


def gitlab(text, plan):
    doc = mine(text, plan)
    tally.equal("what is published", doc["pages"]["artifacts"]["paths"], ["public"])
    tally.check("a plan that is not ready is published all the same", doc["check"]["allow_failure"] is True)
    return doc["variables"], doc["default"]["before_script"] + doc["pages"]["script"] + doc["check"]["script"]


def run_workflow(name, read, plan, secret):
    place = WORK / f"{name}-{plan.name}"
    (place / "bin").mkdir(parents=True)
    for stub, does in STUBS.items():
        (place / "bin" / stub).write_text(f"#!/bin/sh\n{does}\n")
        (place / "bin" / stub).chmod(0o755)
    (place / "bin/sopcal").symlink_to(SOPCAL)
    settings, lines = read((ROOT / "templates/serve" / name).read_text(), plan)
    env = {**os.environ, **settings, "PATH": f"{place}/bin:{os.environ['PATH']}", "ASKED": str(place / "asked"), "SOPCAL_KEY": secret}
    for line in lines:
        words = {part.split()[0] for part in line.split("&&")} - {"chmod"}
        tally.check(f"{name}: ours: {line}", words <= KNOWN)
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", line], cwd=place, env=env, capture_output=True, text=True)
        tally.check(f"{name}, {plan.name}: {line}\n{done.stdout}{done.stderr}", done.returncode == 0)
    tally.equal(f"{name}: it is installed", (place / "asked").read_text().count("make -C /opt/sopcal install"), 1)
    same = subprocess.run(["diff", "-r", place / "out/site-of-plan/site", place / "public"]).returncode
    tally.equal(f"{name}, {plan.name}: all of site/ and nothing else is published", same, 0)
    closed = [str(p) for p in (place / "public").rglob("*") if not p.stat().st_mode & (0o005 if p.is_dir() else 0o004)
              or p.is_dir() and stat.S_IMODE(p.stat().st_mode) & 0o055 != 0o055]
    tally.equal(f"{name}, {plan.name}: Pages can read it", closed, [])
    return place


def workflows_do_what_they_say():
    public, private = WORK / "open", WORK / "closed"
    shutil.copytree(ROOT / "plans/dawn-skincare", public)
    shutil.copytree(public, private)
    text = (private / "plan.yaml").read_text()
    (private / "plan.yaml").write_text(text.replace("plan:\n", "plan:\n  private: true\n", 1))
    secret = sopcal("token", "new", "-").stdout.decode()
    for name, read in (("github-pages.yml", github), ("gitlab-pages.yml", gitlab)):
        place = run_workflow(name, read, public, "")
        tally.check("a public plan has plain names", (place / "public/calendar/staff/lin.ics").is_file())
        place = run_workflow(name, read, private, secret)
        tally.equal("a private one has not", len(list((place / "public/calendar/staff").glob("lin-????????????????????????????????.ics"))), 1)


# ---- what a pull request changes --------------------------------------------------------------------------------------

def run_steps(steps, place, env):
    for step in steps:
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step["run"]], cwd=place / "checkout", env=env, capture_output=True, text=True)
        tally.check(f"github-diff.yml: {step['run']}\n{done.stdout}{done.stderr}", done.returncode == 0)


def repository(place):
    """A plan in a repository, and a branch that moves a campaign, checked out as actions/checkout does."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", "-C", place / "origin"]
    shutil.copytree(ROOT / "plans/dawn-skincare", place / "origin/plans/dawn")
    subprocess.run([*git[:5], "init", "-q", "-b", "main", place / "origin"], check=True)
    for branch, edit in (("main", None), ("topic", ("date: 2026-07-25", "date: 2026-07-26"))):
        subprocess.run([*git, "checkout", "-q", "-B", branch], check=True)
        if edit:
            file = place / "origin/plans/dawn/campaigns/new-friends.yaml"
            file.write_text(file.read_text().replace(*edit))
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", branch], check=True)
    subprocess.run(["git", "clone", "-q", "--branch", "topic", f"file://{place}/origin", place / "checkout"], check=True)


def a_pull_request_is_told_what_it_changes():
    text = (ROOT / "templates/serve/github-diff.yml").read_text()
    tally.equal("two lines are yours", len(YOURS.findall(text)), 2)
    doc = yaml.safe_load(YOURS.sub(lambda m: m[0].replace("plans/my-shop", "plans/dawn"), text))
    steps = [s for s in doc["jobs"]["diff"]["steps"] if "run" in s]
    checkout = [s for s in doc["jobs"]["diff"]["steps"] if "uses" in s]
    tally.equal("all of the history is fetched", [(s["uses"].split("@")[0], s["with"]) for s in checkout], [("actions/checkout", {"fetch-depth": 0})])
    tally.equal("what it may", doc["permissions"], {"contents": "read", "pull-requests": "write"})
    tally.check("the token is given to the comment alone", [bool(s.get("env")) for s in steps] == [False] * (len(steps) - 1) + [True])
    place = WORK / "pull"
    (place / "bin").mkdir(parents=True)
    repository(place)
    stubs = {"apt-get": STUBS["apt-get"], "make": STUBS["make"], "gh": 'echo "gh $*" >>"$ASKED"; test "$4" != --edit-last',
             "git": f'test "$1" != clone || {{ {STUBS["git"]}; exit; }}; exec {shutil.which("git")} "$@"'}
    for stub, does in stubs.items():
        (place / "bin" / stub).write_text(f"#!/bin/sh\n{does}\n")
        (place / "bin" / stub).chmod(0o755)
    (place / "bin/sopcal").symlink_to(SOPCAL)
    env = {**os.environ, **doc["env"], "PATH": f"{place}/bin:{os.environ['PATH']}", "ASKED": str(place / "asked"), "HOME": str(place),
           "GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(place / "summary.md"), "NUMBER": "7", "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    run_steps(steps, place, env)
    said = (place / "checkout/diff.md").read_text()
    tally.check(f"it says what changes:\n{said}", "moved from Jul 25 to Jul 26" in said)
    tally.equal("so does the summary", (place / "summary.md").read_text(), said)
    comments = [line for line in (place / "asked").read_text().splitlines() if line.startswith("gh ")]
    tally.equal("a comment is edited, or made where there is none", comments,
                ["gh pr comment 7 --edit-last --body-file diff.md", "gh pr comment 7 --body-file diff.md"])


def nginx_is_told_plainly():
    text = (ROOT / "templates/serve/nginx.conf").read_text()
    tally.equal("three lines are yours", len(YOURS.findall(text)), 3)
    tally.check("no folder is listed", "autoindex off;" in text and "autoindex on" not in text)
    tally.equal("the charset", re.findall(r"charset (\S+);", text), ["utf-8"])


def main():
    templates_are_in_the_program()
    workflows_do_what_they_say()
    a_pull_request_is_told_what_it_changes()
    nginx_is_told_plainly()
    shutil.rmtree(WORK)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
