"""Reading the environment: what is understood, and one sentence for everything else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from refundguide import env

KEY = "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMN"


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", True), ("TRUE", True), ("yes", True), (" on ", True), ("0", False), ("no", False), ("", False)],
)
def test_a_flag_is_yes_or_no(text: str, value: bool) -> None:
    assert env.flag("DEBUG", env={"DEBUG": text}) is value


def test_a_flag_that_is_not_set_is_no() -> None:
    assert env.flag("DEBUG", env={}) is False


def test_a_flag_may_be_yes_unless_it_says_no() -> None:
    assert env.flag("STAFF_TWO_FACTOR", default=True, env={}) is True
    assert env.flag("STAFF_TWO_FACTOR", default=True, env={"STAFF_TWO_FACTOR": " "}) is True
    assert env.flag("STAFF_TWO_FACTOR", default=True, env={"STAFF_TWO_FACTOR": "off"}) is False


def test_seconds_are_a_number_in_bounds_or_the_default() -> None:
    assert (
        env.seconds("DECODE_SECONDS", 1.9, env={})
        == env.seconds("DECODE_SECONDS", 1.9, env={"DECODE_SECONDS": " "})
        == 1.9
    )
    assert env.seconds("DECODE_SECONDS", 1.9, env={"DECODE_SECONDS": " 4 "}) == 4
    for text in ("soon", "0", "-1", "61", "nan", "inf"):
        with pytest.raises(ImproperlyConfigured, match=f"DECODE_SECONDS must be a number from 0.5 to 60, not '{text}'"):
            env.seconds("DECODE_SECONDS", 1.9, env={"DECODE_SECONDS": text})


def test_mail_addresses_are_listed_with_commas() -> None:
    assert env.addresses("ERROR_MAIL_TO", env={"ERROR_MAIL_TO": " ops@example.org,, b@example.org "}) == [
        "ops@example.org",
        "b@example.org",
    ]
    assert env.addresses("ERROR_MAIL_TO", env={}) == []
    for text in ("ops", "ops@", "a b@example.org", "Ops <ops@example.org>"):
        with pytest.raises(ImproperlyConfigured, match="ERROR_MAIL_TO must list mail addresses"):
            env.addresses("ERROR_MAIL_TO", env={"ERROR_MAIL_TO": text})


def test_a_token_is_long_and_fits_into_a_header() -> None:
    assert env.token("METRICS_TOKEN", env={}) == ""
    assert env.token("METRICS_TOKEN", env={"METRICS_TOKEN": f" {KEY}\n"}) == KEY
    for text in ("short", "a" * 19, "with blanks between its words", "글자글자글자글자글자글자글자글자글자글자"):
        with pytest.raises(ImproperlyConfigured, match="METRICS_TOKEN must have at least 20 letters"):
            env.token("METRICS_TOKEN", env={"METRICS_TOKEN": text})


def test_a_flag_with_another_word_is_refused_by_its_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="DEBUG must be 1 or 0, not 'maybe'"):
        env.flag("DEBUG", env={"DEBUG": "maybe"})


def test_hosts_are_listed_with_commas() -> None:
    text = " refund.example.org, .Example.com,,192.168.0.7 ,[::1]"
    assert env.hosts("ALLOWED_HOSTS", [], env={"ALLOWED_HOSTS": text}) == [
        "refund.example.org",
        ".example.com",
        "192.168.0.7",
        "[::1]",
    ]


@pytest.mark.parametrize("text", ["", " ", ","])
def test_no_host_means_the_default(text: str) -> None:
    assert env.hosts("ALLOWED_HOSTS", ["localhost"], env={"ALLOWED_HOSTS": text}) == ["localhost"]


@pytest.mark.parametrize("text", ["*", "https://example.org", "example.org:8000", "example.org/", "a b", "-x", "a..b"])
def test_what_is_no_host_name_is_refused(text: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS must list host names"):
        env.hosts("ALLOWED_HOSTS", [], env={"ALLOWED_HOSTS": text})


def test_a_secret_comes_from_its_variable(tmp_path: Path) -> None:
    assert env.secret("SECRET_KEY", tmp_path / "key", env={"SECRET_KEY": f" {KEY}\n"}) == KEY
    assert not (tmp_path / "key").exists()


def test_a_secret_comes_from_a_mounted_file(tmp_path: Path) -> None:
    (tmp_path / "mounted").write_text(f"{KEY}\n")
    assert env.secret("SECRET_KEY", tmp_path / "key", env={"SECRET_KEY_FILE": str(tmp_path / "mounted")}) == KEY


def test_a_missing_secret_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "var" / "key"
    made = env.secret("SECRET_KEY", path, env={})

    assert env.secret("SECRET_KEY", path, env={}) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["key"]


@pytest.mark.parametrize("weak", ["short", "a" * 60, "django-insecure-" + KEY])
def test_a_key_that_could_be_guessed_is_refused(tmp_path: Path, weak: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is too weak") as caught:
        env.secret("SECRET_KEY", tmp_path / "key", env={"SECRET_KEY": weak})
    assert weak not in str(caught.value)


def test_two_secrets_are_one_too_many(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="both set"):
        env.secret("SECRET_KEY", tmp_path / "key", env={"SECRET_KEY": KEY, "SECRET_KEY_FILE": "/x"})


def test_older_keys_come_from_their_variable_or_a_mounted_file(tmp_path: Path) -> None:
    older = KEY[::-1]
    (tmp_path / "mounted").write_text(f"{KEY}\n{older}\n")
    mounted = {"SECRET_KEY_FALLBACKS_FILE": str(tmp_path / "mounted")}
    assert env.older_secrets("SECRET_KEY_FALLBACKS", env={}) == []
    assert env.older_secrets("SECRET_KEY_FALLBACKS", env={"SECRET_KEY_FALLBACKS": f" {KEY} {older}\n"}) == [KEY, older]
    assert env.older_secrets("SECRET_KEY_FALLBACKS", env=mounted) == [KEY, older]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"SECRET_KEY_FALLBACKS": f"{KEY} short"}, "SECRET_KEY_FALLBACKS is too weak"),
        ({"SECRET_KEY_FALLBACKS": KEY, "SECRET_KEY_FALLBACKS_FILE": "/x"}, "both set"),
        ({"SECRET_KEY_FALLBACKS_FILE": "/nowhere/keys"}, "SECRET_KEY_FALLBACKS_FILE cannot be read: No such file"),
    ],
)
def test_older_keys_that_are_none_are_refused(given: dict[str, str], fault: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=fault):
        env.older_secrets("SECRET_KEY_FALLBACKS", env=given)


def test_a_secret_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FILE cannot be read: No such file"):
        env.secret("SECRET_KEY", tmp_path / "key", env={"SECRET_KEY_FILE": str(tmp_path / "none")})


def test_a_secret_file_that_is_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mounted").write_text("\n")
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FILE is too weak"):
        env.secret("SECRET_KEY", tmp_path / "key", env={"SECRET_KEY_FILE": str(tmp_path / "mounted")})


def test_a_secret_that_cannot_be_kept_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ImproperlyConfigured, match="cannot be written: File exists"):
        env.secret("SECRET_KEY", tmp_path / "file" / "key", env={})


@pytest.mark.parametrize(
    ("url", "name"),
    [("sqlite:///site.sqlite3", "site.sqlite3"), ("sqlite:////srv/my%20site.sqlite3", "/srv/my site.sqlite3")],
)
def test_sqlite_is_named_by_its_path(url: str, name: str) -> None:
    assert env.database(url)["NAME"] == name


def test_sqlite_waits_for_its_turn_and_survives_a_power_cut() -> None:
    options = env.database("sqlite:///x")["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]
    assert "secure_delete=ON" in options["init_command"]


def test_postgres_is_named_by_a_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "find_spec", lambda name: object())
    entry = env.database("postgres://user:p%40ss@db.example.org:6432/refunds?sslmode=require")

    assert entry["ENGINE"] == "django.db.backends.postgresql"
    assert (entry["USER"], entry["PASSWORD"], entry["HOST"], entry["PORT"]) == (
        "user",
        "p@ss",
        "db.example.org",
        "6432",
    )
    assert entry["NAME"] == "refunds"
    assert entry["OPTIONS"] == env.POSTGRES_OPTIONS | {"sslmode": "require"}


def test_postgres_without_its_driver_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="uv sync --extra postgres"):
        env.database("postgres://db.example.org/refunds")


@pytest.mark.parametrize(
    "url",
    [
        "refunds.sqlite3",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://host/path",
        "sqlite:///x?timeout=5",
        "mysql://user:secret@host/name",
        "postgres:///name",
        "postgres://user:secret@host",
        "postgres://user:secret@host:port/name",
        "postgres://user:secret@[host/name",
    ],
)
def test_another_database_is_refused_without_repeating_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must look like") as caught:
        env.database(url)
    assert "secret" not in str(caught.value)


SPOOL = Path("/var/spool")


def test_storage_is_a_folder() -> None:
    entry, folder = env.storage("file:///srv/my%20photos", spool=SPOOL)
    assert (entry["BACKEND"].rpartition(".")[2], folder) == ("FolderStorage", Path("/srv/my photos"))


def test_storage_is_a_bucket_and_uploads_wait_on_this_machine() -> None:
    entry, folder = env.storage("s3://AKEY:se%2Fcret%2B@objects.example.org/photos", spool=SPOOL)
    assert (entry["BACKEND"].rpartition(".")[2], folder) == ("ObjectStorage", SPOOL)
    assert entry["OPTIONS"] == {
        "endpoint": "https://objects.example.org",
        "region": "us-east-1",
        "bucket": "photos",
        "prefix": "",
        "access_key": "AKEY",
        "secret_key": "se/cret+",
        "encryption": "",
    }


def test_a_bucket_may_be_shared_encrypted_near_and_on_this_machine() -> None:
    entry, _folder = env.storage(
        "s3://k:s@127.0.0.1:8333/photos/site/one/?region=ap-northeast-2&scheme=http&sse=AES256", spool=SPOOL
    )
    told = {name: entry["OPTIONS"][name] for name in ("endpoint", "region", "bucket", "prefix", "encryption")}
    assert list(told.values()) == ["http://127.0.0.1:8333", "ap-northeast-2", "photos", "site/one", "AES256"]


@pytest.mark.parametrize(
    "url",
    [
        "/srv/photos",
        "file://srv/photos",
        "file:///",
        "file:///x?y=1",
        "ftp://x/y",
        "",
        "s3://host/photos",
        "s3://key@host/photos",
        "s3://key:secret@host",
        "s3://key:secret@host/x",
        "s3://key:secret@host/Photos",
        "s3://key:secret@host:port/photos",
        "s3://key:secret@/photos",
        "s3://key:sec/secret@host/photos",
        "s3://key:secret@host/photos/../other",
        "s3://key:secret@host/photos/.refundguide-evidence",
        "s3://key:secret@host/photos?sse=none",
        "s3://key:secret@host/photos?scheme=ftp",
        "s3://key:secret@host/photos?region=",
        "s3://key:secret@host/photos?acl=public-read",
    ],
)
def test_another_storage_is_refused_without_repeating_its_secret(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="STORAGE_URL must look like") as caught:
        env.storage(url, spool=SPOOL)
    assert "secret" not in str(caught.value).replace("/ and + of a secret", "")


def test_without_the_client_of_object_stores_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="uv sync --extra s3"):
        env.storage("s3://key:secret@host/photos", spool=SPOOL)


def test_no_mail_is_sent_unless_asked() -> None:
    assert env.mailer("")["BACKEND"].endswith("dummy.EmailBackend")
    assert env.mailer("console:")["BACKEND"].endswith("console.EmailBackend")


def test_mail_goes_to_the_server_that_is_named() -> None:
    options = env.mailer("smtp://me%40example.org:p%3Ass@mail.example.org?tls=1")["OPTIONS"]

    assert options == {
        "host": "mail.example.org",
        "port": 587,
        "username": "me@example.org",
        "password": "p:ss",
        "use_ssl": False,
        "use_tls": True,
        "timeout": 10,
    }
    assert env.mailer("smtps://mail.example.org")["OPTIONS"]["port"] == 465


@pytest.mark.parametrize(
    "url", ["mail.example.org", "smtp://", "smtp://h:x", "smtp://h?tls=2", "smtp://h?ssl=1", "smtps://u:secret@h?tls=1"]
)
def test_another_mailer_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL") as caught:
        env.mailer(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("", "http://127.0.0.1:8000"),
        ("https://refund.example.org", "https://refund.example.org"),
        ("https://Refund.Example.org/", "https://refund.example.org"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_links_in_mails_lead_to_the_site_that_is_named(url: str, site: str) -> None:
    assert env.site("SITE_URL", "http://127.0.0.1:8000", env={"SITE_URL": url}) == site


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://example.org",
        "https://",
        "https://example.org/refunds",
        "https://example.org?a",
        "https://example.org#a",
        "https://me:secret@example.org",
        "https://.example.org",
        "https://exa mple.org",
        "https://example.org:port",
        "https://*",
    ],
)
def test_another_site_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SITE_URL must look like") as caught:
        env.site("SITE_URL", "", env={"SITE_URL": url})
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("text", ["refund@example.org", "환불길잡이 <refund@example.org>", "<refund@example.org>"])
def test_mails_come_from_whom_the_operator_names(text: str) -> None:
    assert env.sender("EMAIL_FROM", "", env={"EMAIL_FROM": text}) == text
    assert env.sender("EMAIL_FROM", "refund@here", env={}) == "refund@here"


@pytest.mark.parametrize("text", ["refund", "a@b c", "a@b, c@d", "A <a@b>\r\nBcc: c@d", 'A "<x>" <a@b>', "<a@b> c@d"])
def test_another_sender_is_refused(text: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_FROM must look like"):
        env.sender("EMAIL_FROM", "", env={"EMAIL_FROM": text})
