# What building needs, and putting it there. Sourced by the scripts beside it, never run alone.

# Debian and Ubuntu packages of the C libraries that Maillage links, the letters that its pictures are drawn with, and what SwiftPM
# needs to find and fetch.
readonly BUILD_PACKAGES=(
  libgeos-dev libproj-dev proj-data libshp-dev libsqlite3-dev libxlsxwriter-dev libzip-dev libexpat1-dev zlib1g-dev
  libarchive-dev nettle-dev coinor-libclp-dev coinor-libcbc-dev librsvg2-dev fonts-dejavu-core pkg-config git
  ca-certificates
)
# What the tests use beside: shells whose completion they try, at a terminal that script (of bsdutils) pretends to be.
readonly TEST_PACKAGES=(bash zsh fish bsdutils)
# What the acceptance checks open documents with.
readonly ACCEPTANCE_PACKAGES=(
  python3 python3-venv gdal-bin libreoffice-calc chromium python3-qgis poppler-utils fonts-dejavu-core
)
# The same for Homebrew; SQLite, zlib and git come with macOS.
readonly BREW_PACKAGES=(geos proj shapelib libxlsxwriter libzip expat libarchive nettle clp cbc librsvg pkg-config)

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$(basename "$0"): $*"
  exit 69
}

# Runs a command as root: as it is, or through sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "root or sudo is needed for: $*"
  fi
}

is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Installs those of the packages named that are not there, and says which.
install_missing() {
  local missing=() package
  if ! command -v apt-get >/dev/null; then
    case $(uname -s) in
      Darwin) say "If a library is missing: brew install ${BREW_PACKAGES[*]}" ;;
      *) say "No apt-get here: install the equivalents of $* by your own means." ;;
    esac
    return 0
  fi
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  if [ ${#missing[@]} = 0 ]; then
    say "Packages: nothing to install."
    return 0
  fi
  say "Packages to install with apt: ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >&2
}

require_swift() {
  command -v swift >/dev/null || fail "Swift 6.1 or later is needed: https://www.swift.org/install"
}
