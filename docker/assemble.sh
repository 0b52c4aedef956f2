#!/bin/sh
# Puts what runs in production, and nothing else, into a folder: the sources as they are (Node strips the types), the
# built web interface, and the packages that are needed at run time on this platform.
# Usage: docker/assemble.sh <empty folder>
set -eu

target=${1:?"Usage: docker/assemble.sh <empty folder>"}
root=$(cd "$(dirname "$0")/.." && pwd)
pnpm="npx --yes pnpm@12.21.0"
runtime="engine connectors prisma blobs server worker-host"

mkdir -p "$target"
target=$(cd "$target" && pwd)
export CI=1

cd "$root"
[ -f node_modules/.wfb-installed ] || $pnpm install --frozen-lockfile
# Making the client needs no engine, but the command insists on one and would download it.
(cd prisma && PRISMA_SCHEMA_ENGINE_BINARY=$(command -v node) CHECKPOINT_DISABLE=1 node_modules/.bin/prisma generate)
[ -f web/build/index.html ] || (cd web && NODE_ENV=production node_modules/.bin/vite build)

# The lock file covers all packages, so all manifests have to be there.
for manifest in package.json pnpm-lock.yaml pnpm-workspace.yaml */package.json; do
  mkdir -p "$target/$(dirname "$manifest")"
  cp "$manifest" "$target/$manifest"
done
for name in $runtime; do
  cp -R "$name/src" "$target/$name/"
  find "$target/$name" \( -name '*.test.ts' -o -name fixtures -o -name testing \) -prune -exec rm -rf {} +
done
cp -R prisma/migrations prisma/schema.prisma "$target/prisma/"
mkdir -p "$target/web" "$target/docker"
cp -R web/build "$target/web/"
cp docker/healthcheck.mjs "$target/docker/"
cp LICENSE "$target/"

cd "$target"
$pnpm install --prod --frozen-lockfile --filter '@wfb/server...' --filter '@wfb/worker-host...'
# The workflow code is made here, where it may be written, out of the very sources that are shipped.
(cd worker-host && node src/prepare.ts)

# The SDK brings its native part for five platforms; one is enough.
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) native=x86_64-unknown-linux-gnu ;;
  Linux-aarch64 | Linux-arm64) native=aarch64-unknown-linux-gnu ;;
  Darwin-arm64) native=aarch64-apple-darwin ;;
  *) native=x86_64-apple-darwin ;;
esac
for releases in node_modules/.pnpm/@temporalio+core-bridge@*/node_modules/@temporalio/core-bridge/releases; do
  find "$releases" -mindepth 1 -maxdepth 1 ! -name "$native" -exec rm -rf {} +
  rm -rf "$(dirname "$releases")/sdk-core"
done
# Prisma's command line is only a peer of its client, and the client brings compilers for databases that are not ours.
rm -rf node_modules/.pnpm/prisma@* node_modules/.pnpm/@prisma+studio-core@* node_modules/.pnpm/@prisma+dev@* \
  node_modules/.pnpm/@electric-sql+pglite* node_modules/.pnpm/@prisma+query-plan-executor@*
find node_modules/.pnpm/@prisma+client@*/node_modules/@prisma/client/runtime -type f \
  \( -name '*.mysql.*' -o -name '*.sqlite.*' -o -name '*.sqlserver.*' -o -name '*.cockroachdb.*' \) -delete
# Source maps of other people's packages serve nobody here.
find node_modules/.pnpm -name '*.map' -type f -delete
echo "Assembled $(du -sm . | cut -f1) MB in $target"
