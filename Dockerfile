# Two stages: packages are built in the first, the second has no compiler and no pip cache.
FROM python:3.13-slim AS packages
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY kernel kernel
COPY plugins plugins
COPY sandbox sandbox
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e .

FROM python:3.13-slim
RUN apt-get update && apt-get install -y --no-install-recommends gosu && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=packages /venv /venv
COPY --from=packages /app /app
COPY deploy/entrypoint.sh /entrypoint.sh
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PUID=1000 PGID=1000
VOLUME ["/app/data", "/app/logs"]
EXPOSE 9090
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD python -c "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + (os.environ.get('ADMIN_PORT') or os.environ.get('MONITORING_PORT') or '9090') + '/health', timeout=4)"
ENTRYPOINT ["/entrypoint.sh"]
CMD ["kiosk", "run"]
