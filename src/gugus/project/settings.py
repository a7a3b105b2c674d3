"""All settings, read from the environment. docs/reference/settings.md names each one."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

NO_DEVICE = (
    "accelerometer autoplay bluetooth browsing-topics camera clipboard-read compute-pressure "
    "cross-origin-isolated display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid "
    "identity-credentials-get idle-detection keyboard-map local-fonts magnetometer microphone midi payment "
    "picture-in-picture screen-wake-lock serial storage-access "
    "sync-xhr usb web-share window-management xr-spatial-tracking"
)

ROOT = Path(env("GUGUS_ROOT", default=str(Path(__file__).resolve().parents[3])))
GUGUS_MODE = env("GUGUS_MODE", default="demo")
if GUGUS_MODE not in ("demo", "test", "production"):
    message = f"GUGUS_MODE is {GUGUS_MODE!r}; it must be demo, test or production."
    raise ImproperlyConfigured(message)
DEMO = GUGUS_MODE == "demo"
PRODUCTION = GUGUS_MODE == "production"

# Where this office keeps its data: database, sealed files, keys of the demo.
GUGUS_HOME = Path(env("GUGUS_HOME", default=str(ROOT / "var" / GUGUS_MODE)))

# Sealed files, and what is kept outside the databases to prove and to repeat: checkpoints, tombstones.
GUGUS_FILES = Path(env("GUGUS_FILES", default=str(GUGUS_HOME / "files")))
GUGUS_CHECKPOINTS = Path(env("GUGUS_CHECKPOINTS", default=str(GUGUS_HOME / "checkpoints.log")))
GUGUS_TOMBSTONES = Path(env("GUGUS_TOMBSTONES", default=str(GUGUS_HOME / "tombstones.log")))


def _secret(name: str, file_name: str) -> str:
    """The path of a secret's file: named in production, made by the start in demo and test."""
    path = env(name, default="" if PRODUCTION else str(GUGUS_HOME / file_name))
    if PRODUCTION and not Path(path or "-").is_file():
        message = f"{name} must name a readable file in production. Nothing was started or changed."
        raise ImproperlyConfigured(message)
    return str(path)


GUGUS_MASTER_KEY_FILE = _secret("GUGUS_MASTER_KEY_FILE", "master.key")
_secret_file = Path(_secret("GUGUS_SECRET_KEY_FILE", "secret.key"))
SECRET_KEY = _secret_file.read_text("ascii").strip() if _secret_file.is_file() else "not-yet-made"

# The instant the system believes in, demo and test only.
_fixed = env("GUGUS_NOW", default="")
if PRODUCTION and _fixed:
    message = "GUGUS_NOW is set; a production system lives in the real time only."
    raise ImproperlyConfigured(message)
GUGUS_NOW = datetime.fromisoformat(_fixed).astimezone(UTC) if _fixed else None

if PRODUCTION and len(SECRET_KEY) < 32:
    message = "GUGUS_SECRET_KEY_FILE holds fewer than 32 characters. Nothing was started or changed."
    raise ImproperlyConfigured(message)

DEBUG = False
ALLOWED_HOSTS = env.list(
    "GUGUS_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "testserver"]
)
CSRF_TRUSTED_ORIGINS = env.list("GUGUS_ORIGINS", default=[])
# How many proxies of ours stand in front: so many entries of X-Forwarded-For, from the right, are true.
GUGUS_PROXIES = env.int("GUGUS_PROXIES", default=0)
# How many times the limits of core/data/limits.yaml this installation takes before a form asks for work.
GUGUS_LIMITS_TIMES = env.int("GUGUS_LIMITS_TIMES", default=1)
if GUGUS_PROXIES < 0 or GUGUS_LIMITS_TIMES < 1:
    message = "GUGUS_PROXIES must be 0 or more, GUGUS_LIMITS_TIMES 1 or more. Nothing was started or changed."
    raise ImproperlyConfigured(message)

INSTALLED_APPS = [
    "gugus.core",
    "gugus.registry",
    "gugus.accounts",
    "gugus.desk",
    "gugus.outreach",
    "gugus.intake",
    "gugus.screening",
    "gugus.casework",
    "gugus.coordination",
    "gugus.insight",
    "gugus.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]

MIDDLEWARE = [
    "gugus.web.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gugus.web.middleware.no_store",
    "csp.middleware.CSPMiddleware",
    "gugus.web.middleware.no_markup_from_script",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gugus.web.middleware.viewer",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gugus.web.middleware.denied",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gugus.project.urls"
WSGI_APPLICATION = "gugus.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "gugus.web.templatetags.gugus"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "gugus.web.context.frame",
            ],
        },
    }
]

_SQLITE = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;",
}
_database = env.db("DATABASE_URL", default=f"sqlite:///{GUGUS_HOME / 'gugus.sqlite3'}")
_on_sqlite = _database["ENGINE"].endswith("sqlite3")
if PRODUCTION and not _on_sqlite and not env("GUGUS_KEYS_URL", default=""):
    message = "GUGUS_KEYS_URL must name the database of the key store, beside DATABASE_URL. Nothing was started or changed."
    raise ImproperlyConfigured(message)
# Wrapped keys lie apart from what they open (architecture.md §4).
_keys = env.db("GUGUS_KEYS_URL", default=f"sqlite:///{GUGUS_HOME / 'keys.sqlite3'}")
for each in (_database, _keys):
    each["CONN_MAX_AGE"] = None
    each["CONN_HEALTH_CHECKS"] = (
        True  # a database that was started anew is met again, not answered with an error
    )
    if each["ENGINE"].endswith("sqlite3"):
        each["OPTIONS"] = _SQLITE
DATABASES = {"default": _database, "keys": _keys}
DATABASE_ROUTERS = ["gugus.project.routers.KeyStore"]

AUTH_USER_MODEL = "accounts.Account"
LOGIN_URL = "web:sign_in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if GUGUS_MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
SESSION_COOKIE_AGE = 8 * 60 * 60

# Counts only, under keyed hashes: lock-outs and the pace of failed sign-ins (accounts/cache.py).
CACHES = {
    "default": {
        "BACKEND": "gugus.accounts.cache.CountingCache",
        "LOCATION": "gugus_cache",
        "KEY_FUNCTION": "gugus.accounts.cache.hashed_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
# Lock-out by sign-in name; no address, no browser, no name in a log (accounts/lockout.py).
AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "gugus.accounts.lockout.typed_name"
AXES_CLIENT_IP_CALLABLE = "gugus.accounts.lockout.no_address"
AXES_CLIENT_STR_CALLABLE = "gugus.accounts.lockout.unnamed"
AXES_LOCKOUT_CALLABLE = "gugus.web.account.signing.locked"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

# Second factors by allauth; its pages, mails, limits by address and social accounts are not used.
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
MFA_ADAPTER = "gugus.accounts.adapter.SealedFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A phone's clock may be half a minute off; a code still opens once only.
MFA_TOTP_TOLERANCE = 1
# Passkeys refuse plain http but on localhost, where the demo lives.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
SESSION_COOKIE_SAMESITE = "Lax"
# The sign-in page is one tap from every public page: what it sets ends with the browser.
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_REDIRECT_EXEMPT = ["^sehat/$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
# With "no-referrer" Chromium sends "Origin: null" and forms fail.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "frame-src": [NONE],
        "worker-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
# Copying the seven words is all that a page may ask of the device.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    **{name: [] for name in NO_DEVICE.split()},
    "clipboard-write": ["self"],
    "publickey-credentials-create": ["self"],
    "publickey-credentials-get": ["self"],
}
# The text of a form; files have a limit of their own.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
# Bytes of one file; files are sealed while they arrive (web/uploads.py).
GUGUS_UPLOAD_LIMIT = env.int("GUGUS_UPLOAD_LIMIT", default=25_000_000)
# Where clamd listens: the path of its socket, or host:port; empty for none.
GUGUS_CLAMD = env("GUGUS_CLAMD", default="")

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "web" / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/static/"
STATIC_ROOT = GUGUS_HOME / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if GUGUS_MODE == "test":
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    WHITENOISE_USE_FINDERS = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Logs say what happened and where, never what somebody typed: see core/logs.py.
_level = env("GUGUS_LOG_LEVEL", default="WARNING")
DISCREET_LOGS = PRODUCTION or _level != "DEBUG"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {"()": "gugus.core.logs.Discreet"},
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
    },
    "handlers": {
        "none": {"class": "logging.NullHandler"},
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "discreet" if DISCREET_LOGS else "plain",
            "stream": sys.stderr,
        },
    },
    "root": {"handlers": ["stderr"], "level": _level},
    "loggers": {
        "django.security.DisallowedHost": {"handlers": ["none"], "propagate": False},
        # The server's own logger has handlers of its own; its messages carry what an exception said.
        "_granian": {"handlers": ["stderr"], "propagate": False},
        # One line for each request and statement would be a diary of who did what.
        "django.db.backends": {"level": "WARNING"},
    },
}
# W047: SQLite has no "nulls not distinct"; there an office enters a decree by one person anyway.
# axes.W006 asks for addresses: none is kept; a pace of all names together stands in (accounts/rules/pace.py).
SILENCED_SYSTEM_CHECKS = ["models.W047", "axes.W006"]
