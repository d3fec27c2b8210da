# What the tests of this folder share.  A test begins with
#
#	. "$top_srcdir/tests/cli/lib.sh"
#
# and ends with `finish'.  It runs in an empty folder, with nothing on standard
# input, and calls the program as `sumario'.
LC_ALL=C.UTF-8
export LC_ALL
unset LANGUAGE NO_COLOR POSIXLY_CORRECT
umask 022
samples=$top_srcdir/samples
awk=${AWK-awk}

tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
out=$tmp/out err=$tmp/err all_err=$tmp/all_err
mkdir "$tmp/here" && cd "$tmp/here" || exit 99
exec </dev/null
n=0 todo=

# The program; one that hangs is ended, with status 124.
bound=
command -v timeout >/dev/null && bound='timeout 20'
sumario() {
	$bound "$SUMARIO" "$@"
}

# ok STATUS NAME [FILE]: one claim; FILE explains a failure.  If `todo' is set
# it is the reason why this claim is known not to hold.
ok() {
	n=$((n + 1))
	if test "$1" -eq 0; then
		printf 'ok %d - %s%s\n' "$n" "$2" "${todo:+ # TODO $todo}"
	else
		printf 'not ok %d - %s%s\n' "$n" "$2" "${todo:+ # TODO $todo}"
		test -z "$3" || head -n 40 "$3" | LC_ALL=C cut -c 1-300 |
			$awk '{ print "# " $0 }'
	fi
	todo=
}

# skip REASON [N]: N claims that cannot be looked at here.
skip() {
	skip_n=${2-1}
	while test "$skip_n" -gt 0; do
		n=$((n + 1)) skip_n=$((skip_n - 1))
		echo "ok $n # SKIP $1"
	done
	todo=
}

finish() {
	echo "1..$n"
	exit 0
}

# matches TEXT PATTERN: "*" stands for anything, all else for itself.
matches() {
	case $2 in
	*'*'*) ;;
	*) test "$1" = "$2"; return ;;
	esac
	matches_pattern=$(printf '%s\n' "$2" |
		sed 's/\\/\\\\/g; s/[[?]/[&]/g')
	case $1 in
	$matches_pattern) return 0 ;;
	esac
	return 1
}

# check NAME STATUS STDERR COMMAND...: the command exits with STATUS and says
# STDERR ("*" stands for anything).  What it wrote is left in $out and $err.
# A command that fails without a word is wrong whatever is expected, but for
# one that a signal ended.
check() {
	check_name=$1 check_status=$2 check_stderr=$3
	shift 3
	"$@" >"$out" 2>"$err"
	check_got=$?
	check_text=$(cat "$err")
	cat "$err" >>"$all_err"
	test "$check_got" -eq "$check_status" &&
		matches "$check_text" "$check_stderr" &&
		{ test "$check_got" -eq 0 || test "$check_got" -gt 128 ||
			test -s "$err"; }
	check_result=$?
	{
		printf 'expected: %s, "%s"\n' "$check_status" "$check_stderr"
		printf 'got:      %s, "%s"\n' "$check_got" "$check_text"
	} >"$tmp/why"
	ok "$check_result" "$check_name" "$tmp/why"
}

# stdout_is NAME TEXT: what the last check wrote, without the last line feed.
stdout_is() {
	matches "$(cat "$out")" "$2"
	ok $? "$1" "$out"
}

# same NAME FILE FILE: they hold the same bytes, and some.
same() {
	diff -a "$2" "$3" >"$tmp/why" 2>&1 && test -s "$2"
	ok $? "$1" "$tmp/why"
}

# feed FILE: writes it to the named pipe `pipe' when somebody reads there.
feed() {
	$bound sh -c 'cat "$1" >pipe' sh "$1" 2>/dev/null &
}

# What getopt's and our own complaints end with.
usage="Try 'sumario --help' for more information."

# usage_error TEXT ARGUMENT...
usage_error() {
	usage_text=$1
	shift
	check "usage: $usage_text" 64 "sumario: $usage_text [usage]
$usage" sumario "$@"
}

# Any Python 3 will do; empty if there is none.
python=
for candidate in /usr/bin/python3 python3; do
	if "$candidate" -c 'import json' 2>/dev/null; then
		python=$candidate
		break
	fi
done
PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1
export PYTHONDONTWRITEBYTECODE PYTHONUTF8

# json NAME EXPRESSION [FILE]: FILE, or what the last check wrote, is one JSON
# text in UTF-8, and EXPRESSION holds of it as `j'.
json() {
	if test -z "$python"; then
		skip 'no python3'
		return
	fi
	"$python" -c '
import json, sys
j = json.loads(open(sys.argv[1], "rb").read().decode("utf-8"))
sys.exit(0 if eval("(" + sys.argv[2] + ")") else "does not hold: " + sys.argv[2])
' "${3-$out}" "$2" 2>"$tmp/why"
	ok $? "$1" "$tmp/why"
}

# jsonl NAME EXPRESSION [FILE]: the same of one JSON text a line, `j' is a list.
jsonl() {
	if test -z "$python"; then
		skip 'no python3'
		return
	fi
	"$python" -c '
import json, sys
j = [json.loads(x) for x in
     open(sys.argv[1], "rb").read().decode("utf-8").split("\n")[:-1]]
sys.exit(0 if eval("(" + sys.argv[2] + ")") else "does not hold: " + sys.argv[2])
' "${3-$out}" "$2" 2>"$tmp/why"
	ok $? "$1" "$tmp/why"
}

# as_nobody COMMAND...: without the rights of root; can_be_nobody asks first.
as_nobody() {
	if test "$(id -u)" -ne 0; then
		"$@"
	else
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	fi
}

can_be_nobody() {
	chmod 755 "$tmp" "$tmp/here" &&
		as_nobody "$SUMARIO" --version >/dev/null 2>&1
}

# on_terminal COMMAND: a shell command with a terminal on all three streams;
# has_terminal asks first.
on_terminal() {
	script -qec "$1" /dev/null </dev/null
}

has_terminal() {
	script --version 2>/dev/null | grep -q util-linux &&
		script -qec true /dev/null </dev/null >/dev/null 2>&1
}
