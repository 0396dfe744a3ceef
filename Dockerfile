# docker build -t refundguide . && docker run -p 8000:8000 -v refundguide:/app/var refundguide

FROM python:3.13-slim AS build
RUN pip install --no-cache-dir uv
WORKDIR /app
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
# The packages first: they change less often than the code. The versions are the constraints of pyproject.toml.
COPY pyproject.toml README.md ./
RUN uv sync --no-dev --extra postgres --extra s3
COPY manage.py ./
COPY refundguide refundguide
COPY cases cases
COPY templates templates
COPY static static
COPY locale locale
# The key is thrown away with this line; the one that counts is made in the volume, or comes from the environment.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    DJANGO_SETTINGS_MODULE=refundguide.settings .venv/bin/python -c 'import django; django.setup(); from refundguide import assets; assets.collect()'

FROM python:3.13-slim
# What `backup` and `restore` call, as new as the server of compose.yaml.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 1000 --home-dir /app refundguide
WORKDIR /app
COPY --from=build /app /app
RUN chown -R refundguide: /app/var
USER refundguide
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1
# Database, photos, secret key and static files.
VOLUME /app/var
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["python", "manage.py", "serve", "--host", "0.0.0.0"]
