"""The operator's tools for what the desk remembers: its form, its copies, and requests to forget."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path

from bot.config import read_database, read_token_keys
from bot.errors import StoreError, UsageError
from bot.store import backup as copies
from bot.store.engine import migrate as bring_up_to_date
from bot.store.secrets import new_key
from bot.store.sql import open_store
from bot.store.store import Store
from bot.store.workspaces import Workspace


def migrate(_: argparse.Namespace) -> int:
    """The ``migrate`` command."""
    before, after = bring_up_to_date(read_database(os.environ))
    if before == after:
        print(f"the tables have form {after} already")
    else:
        print(f"the tables have form {after} now" + (f" (it was {before})" if before else ""))
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """The ``backup`` command: a file for its owner's eyes, whole or not there at all."""
    target = Path(arguments.file)
    if arguments.file == "-":
        copies.backup(read_database(os.environ), sys.stdout)
        return 0
    part = target.with_name(target.name + ".part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:
            count = copies.backup(read_database(os.environ), file)
            file.flush()
            os.fsync(descriptor)
        part.replace(target)
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    print(f"{count} rows are in {target}; tokens in it are encrypted, people's ids are not")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """The ``restore`` command."""
    try:
        with open(arguments.file, encoding="utf-8") as file:
            count = copies.restore(read_database(os.environ), file, replace=arguments.replace)
    except OSError as error:
        raise StoreError(f"{arguments.file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise StoreError(f"{arguments.file} is no backup that mlpersona wrote") from None
    print(f"{count} rows are back")
    return 0


def forget(arguments: argparse.Namespace) -> int:
    """The ``forget`` command: a workspace, an organisation, or a person."""
    user, team = _user(arguments.user), _workspace(arguments.workspace)
    if not user and not team:
        raise UsageError("whom? Give --workspace T… (or E…), --user U…, or both")
    store = _store()
    try:
        if user:
            store.forget(user, team=team)
        elif team.startswith("E"):
            store.workspaces.forget_workspace(Workspace(team, ""))
        else:
            store.workspaces.forget_workspace(Workspace("", team))
    finally:
        store.close()
    print("forgotten; copies that `mlpersona backup` made still have it")
    return 0


def export_person(arguments: argparse.Namespace) -> int:
    """``export --user``: all that is kept for a person, as JSON."""
    store = _store()
    try:
        kept = store.kept_of(_user(arguments.user), team=_workspace(arguments.workspace))
    finally:
        store.close()
    print(json.dumps(kept, ensure_ascii=False, indent=1))
    return 0


def rotate_keys(arguments: argparse.Namespace) -> int:
    """The ``rotate-keys`` command."""
    if arguments.new:
        print(new_key())
        return 0
    store = _store()
    try:
        count = store.workspaces.encrypt_again()
    finally:
        store.close()
    print(f"the tokens of {count} installations are encrypted with the first key")
    return 0


def _store() -> Store:
    return open_store(read_database(os.environ), keys=read_token_keys(os.environ))


def _user(text: str) -> str:
    if text and not re.fullmatch(r"[UW][A-Z0-9]+", text):
        raise UsageError(f"--user wants a Slack id such as U012AB3CD, not {text!r}")
    return text


def _workspace(text: str) -> str:
    if text and not re.fullmatch(r"[TE][A-Z0-9]+", text):
        raise UsageError(f"--workspace wants a Slack id such as T012AB3CD, not {text!r}")
    return text
