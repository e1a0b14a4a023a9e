# In an empty Debian, as root: installs /duban.deb, tests and opens it as a user, removes it. The picture is taken from
# outside while the window is open. cargo xtask test linux runs it.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt-get update -qq
apt-get install -y -qq --no-install-recommends /duban.deb fonts-noto-cjk
useradd --create-home clerk

su clerk -c 'cd && duban-desktop --selftest 自检.txt; ended=$?; cat 自检.txt; exit $ended'
su clerk -c 'duban init --sample' >/dev/null
test -e /home/clerk/.local/share/duban/duban.db
su clerk -c 'DUBAN_TODAY=2026-06-11 duban-desktop' &
window=$!
touch /open
while [ ! -e /seen ]; do sleep 1; done
kill -0 $window
pkill -u clerk

apt-get remove -y -qq duban
if find /usr -path '*duban*' | grep .; then
    echo "the package has left these behind"
    exit 1
fi
test -e /home/clerk/.local/share/duban/duban.db
echo "installed, tested, opened and removed"
