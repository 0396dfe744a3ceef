"""All settings, in one file. What an operator may change comes from the environment (see README.md)."""

import os
from pathlib import Path
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from refundguide import env

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"

LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]

DEBUG = env.flag("DEBUG")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", LOOPBACK)
SECRET_KEY = env.secret("SECRET_KEY", VAR / "secret_key")
# What was signed before the key was turned still counts (docs/security.md).
SECRET_KEY_FALLBACKS = env.older_secrets("SECRET_KEY_FALLBACKS")

# A public name means a proxy with TLS in front; on this machine's own names there is none.
PUBLIC = not set(ALLOWED_HOSTS) <= set(LOOPBACK)
if PUBLIC and DEBUG:
    raise ImproperlyConfigured("DEBUG shows the inside to every visitor; unset it, or unset ALLOWED_HOSTS.")

INSTALLED_APPS = [
    "refundguide.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",  # the built-in widget templates, behind our own in templates/django/
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks_db",
    "cases.core",
    "cases.facts",
    "cases.work",
    "cases.contact",
    "cases.deadlines",
    "cases.casefile",
    "cases.photos",
    "cases.money",
    "cases.conversations",
    "cases.returns",
    "cases.reminders",
    "cases.calendars",
    "cases.bundle",
    "cases.escalation",
    "cases.replies",
    "cases.paste",
    "cases.kit",
    "cases.messages",
    "cases.integrity",
    "cases.guide",
    "cases.intake",
    "cases.front",
    "cases.staff",
    "cases.seed",
    "cases.retention",
    "cases.demo",
    "refundguide.apps.FrameConfig",
]

MIDDLEWARE = [
    "refundguide.middleware.name_request",
    "refundguide.middleware.read_clock",
    "cases.facts.page_cache.cache_pages",
    "refundguide.middleware.CompressPages",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "refundguide.middleware.isolate",
    "refundguide.health.answer_probes",
    "refundguide.metrics.page.answer_metrics",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "refundguide.middleware.refuse_oversized",
    "refundguide.middleware.refuse_unreadable",
    "refundguide.middleware.take_turns",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "refundguide.middleware.keep_words_whole",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "cases.staff.logins.end_idle",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "refundguide.urls"
WSGI_APPLICATION = "refundguide.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["cases.core.constants"],
            "libraries": {"i18n": "cases.core.translated"},
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": env.database(os.environ.get("DATABASE_URL") or f"sqlite:///{quote(str(VAR / 'refundguide.sqlite3'))}")
}
# What a page need not wait for is written down here, in the same transaction, and done by `manage.py work`.
TASKS = {
    "default": {
        "BACKEND": "cases.work.traced.TracedBackend",
        "QUEUES": ["default", "long", "papers"],
    }
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MAILERS = {"default": env.mailer(os.environ.get("EMAIL_URL", ""))}
CAN_SEND_MAIL = bool(os.environ.get("EMAIL_URL"))
# Who is told by mail when something of ours fails.
ADMINS = env.addresses("ERROR_MAIL_TO")
# A question to the database that takes longer is told to the log.
SLOW_QUERY_SECONDS = env.seconds("SLOW_QUERY_SECONDS", 0.5, least=0.01)
# Figures for Prometheus: with a token for whoever has it, without one for this machine alone.
METRICS_TOKEN = env.token("METRICS_TOKEN")
METRICS = env.flag("METRICS") or bool(METRICS_TOKEN)
# The first name that is not only this machine's own.
PUBLIC_HOST = next((host for host in ALLOWED_HOSTS if host not in LOOPBACK), ALLOWED_HOSTS[0]).lstrip(".")
DEFAULT_FROM_EMAIL = env.sender("EMAIL_FROM", f"refundguide@{PUBLIC_HOST}")

# Where links in mails lead. A request's own word for its host is never believed, and a command has none.
SITE_URL = env.site("SITE_URL", f"https://{PUBLIC_HOST}" if PUBLIC else "http://127.0.0.1:8000")

# Who answers for personal data on this site (개인정보 보호법 30조); shown on the privacy page.
OPERATOR = os.environ.get("OPERATOR", "").strip()

# Storage: static files carry their hash in the name; evidence is private and has no address of its own.
EVIDENCE_STORE, EVIDENCE_ROOT = env.storage(
    os.environ.get("STORAGE_URL") or f"file://{quote(str(VAR / 'evidence'))}", spool=VAR / "spool"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "evidence": EVIDENCE_STORE,
    "staticfiles": {"BACKEND": "refundguide.assets.HashedFiles"},
}
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# What browsers ask for at the root of a site without having been told.
WHITENOISE_ROOT = ROOT / "static/root"
FILE_UPLOAD_HANDLERS = ["cases.photos.uploads.CappedUploadHandler"]
# A pasted text of a megabyte, of which a form without files sends each byte as three.
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024**2 + 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 60
# Processor time for one photo; a slow machine needs more for the largest ones.
DECODE_SECONDS = env.seconds("DECODE_SECONDS", 1.9)

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "cases.staff.passwords.NoWordsOfOurs"},
    {"NAME": "cases.staff.passwords.NothingCommon"},
]
# How long a link works at which somebody sets a password (`cases.staff.invitations`).
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24 * 3
LOGIN_URL = "admin:login"
# Whether staff need a code beside their password. Where they need none, whoever has set it up is still asked.
STAFF_TWO_FACTOR = env.flag("STAFF_TWO_FACTOR", default=PUBLIC)
OTP_TOTP_ISSUER = "환불길잡이"
LOGIN_REDIRECT_URL = "admin:index"  # Where the address to go on with is not one of ours.

LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Asia/Seoul"
USE_TZ = True

# Security. Nothing inline, nothing foreign: every page works from this site alone.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    # What scripts write as HTML goes through one policy: `static/js/trusted.js`.
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["default"],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_COOKIE_AGE = 60 * 60 * 24 * 365  # A refund can take months; the case must still be there.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "cases.core.notices.Notices"
CSRF_FAILURE_VIEW = "cases.core.errors.csrf_failure"

# A library of template tags stands in for Django's own: see `cases.core.translated`.
SILENCED_SYSTEM_CHECKS = ["templates.W003"]
if not os.environ.get("EMAIL_URL"):
    # A site without mail is meant so: reviewers then look at their queue.
    SILENCED_SYSTEM_CHECKS += ["mail.E001"]

if PUBLIC:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"
else:
    # On a loopback name there is no TLS to insist on: HSTS, the redirect and Secure cookies would only lock it.
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "refundguide.logs.formatter"}},
    "filters": {
        "crowding": {"()": "refundguide.logs.HideCrowding"},
        "secrets": {"()": "refundguide.logs.HideSecrets"},
        "traced": {"()": "refundguide.logs.Traced"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["traced", "secrets"]},
        "mail": {"class": "refundguide.error_mail.ErrorMail", "filters": ["traced", "secrets"]},
        "count": {"class": "refundguide.metrics.sources.CountLines"},
    },
    "root": {"handlers": ["console", "mail", "count"], "level": "INFO"},
    "loggers": {
        "_granian": {"handlers": ["console", "mail", "count"], "level": "ERROR", "propagate": False},
        "django": {"handlers": ["console", "mail", "count"], "level": "INFO", "propagate": False},
        # Neither a page that is not there, nor a stranger's host name, nor a mail that went out is an event.
        "django.request": {"level": "ERROR", "filters": ["crowding"]},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django.tasks": {"level": "WARNING"},
    },
}
