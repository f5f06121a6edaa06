#!/usr/bin/env bash
# How long a collation takes, and how much memory, for 150, 1,500 and 15,000 returns of the complete example's size: from JSON, and for
# 150 and 600 from YAML; and how fast further returns are read between one number and the next. It prints and never judges.
#
#   tests/bench/collate.sh [NUMBER…]
#
# Each is measured three times; ROUNDS says otherwise. More returns than there are partnerships are later versions of theirs, each
# replacing the one before. Peak memory is the kernel's own figure, as /usr/bin/time gives it (Debian package `time`). The release
# binary is measured as it is: build it first.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
target=${CARGO_TARGET_DIR:-$root/target}
tool=${MASA_RETURN:-$target/release/masa-return}
work=$target/bench
sizes=("$@")
[[ ${#sizes[@]} -gt 0 ]] || sizes=(150 1500 15000)

make() { cargo run --quiet --locked --release --example synthetic -- --seed 3 --size example --form "$1" --count "$2" "$3" >/dev/null; }
# The shortest of the rounds is what the machine can do; the others show how much it was disturbed.
measure() {
  local name=$1 from=$2
  shortest=
  for ((round = 1; round <= ${ROUNDS:-3}; round++)); do
    rm -rf "$work/out"
    # Exit code 1 says that returns are missing.
    /usr/bin/time -f "%e %U %M" -o "$work/time" "$tool" collate "$from" -o "$work/out" --year 2026-27 --quiet || [[ $? == 1 ]]
    read -r wall user memory < <(tail -n 1 "$work/time")
    [[ -n $shortest ]] && awk "BEGIN { exit !($shortest <= $wall) }" || shortest=$wall
    printf '%-24s round %d  %8s s  %8s s of processor  %6d MiB\n' "$name" "$round" "$wall" "$user" $((memory / 1024))
  done
}

mkdir -p "$work"
nproc | sed 's/$/ cores/'
# All of one form, and how many of the further returns are read in a second.
of() {
  local form=$1 before_size='' before_wall=''
  shift
  for size in "$@"; do
    [[ -d $work/$form-$size ]] || make "$form" "$size" "$work/$form-$size"
    measure "$size from ${form^^}" "$work/$form-$size/returns"
    if [[ -n $before_size ]]; then
      awk -v n=$((size - before_size)) -v was="$before_wall" -v is="$shortest" \
        'BEGIN { printf "%d further returns in %.1f s: %.0f a second\n", n, is - was, n / (is - was) }'
    fi
    before_size=$size before_wall=$shortest
  done
}

of json "${sizes[@]}"
of yaml 150 600
