# SPDX-License-Identifier: MIT
#
# calls.sh: the sandbox's phone calls (t/sandbox/calls.txt) through the
# platform's stand-in, nginx, a worker and MariaDB, graded on the rows.

# on DAY: +N or a weekday's name, as a date where the demo house is. The
# weekday is the coming one, never today.
on()
{
	local n=${1#+}
	case $1 in
	+*) ;;
	*)
		n=1
		until [ "$(local_date "+$n days" +%A)" = "${1^}" ]; do
			n=$((n + 1))
		done
		;;
	esac
	local_date "+$n days" +%F
}

local_date()
{
	TZ=America/New_York LC_ALL=C date -d "$1" "$2"
}

# {9 %B %-d} -> November 30, CODE -> the code
spoken()
{
	local text=${1//CODE/$code} mark days format
	while [[ $text =~ \{([0-9]+)\ ([^}]*)\} ]]; do
		mark=${BASH_REMATCH[0]} days=${BASH_REMATCH[1]}
		format=${BASH_REMATCH[2]}
		text=${text/"$mark"/$(local_date "+$days days" "+$format")}
	done
	printf '%s\n' "$text"
}

# call TEXT...: one phone call; leaves $W/body and the conversation's id.
call()
{
	local words=() text
	for text in "$@"; do
		words+=(--say "$text")
	done
	"$BIN_DIR/voiceagent-sandbox" call --url "$SANDBOX_URL" \
		--agent "$DEMO_AGENT_ID" --json "${words[@]}" >"$W/body"
}

# What the line began with + has booked is the row to grade.
earlier()
{
	call "$1"
	booked=$(json .conversation_id)
	code=$(json '.tools[-1].answer | fromjson | .code')
}

forget_row()
{
	sql "DELETE FROM reservations WHERE restaurant_id = $RESTAURANT
		AND call_id IN ('$1', '$booked')"
}

grade()
{
	local name row wanted day time party status
	[ "${#says[@]}" -gt 0 ] || return
	name=${says[0]}
	call "${says[@]}" || bad "$name" "a tool did not answer"
	booked=${booked:-$(json .conversation_id)}
	if [ -n "$row_wanted" ]; then
		read -r status day time party <<<"$row_wanted"
		wanted="$status $(on "$day") $time:00 $party"
		row=$(sql "SELECT CONCAT_WS(' ', status, date, time,
			party_size) FROM reservations
			WHERE restaurant_id = $RESTAURANT
			AND call_id = '$booked' AND source = 'phone_agent'")
		is "$name" "$row" "$wanted"
	fi
	[ -z "$words_wanted" ] ||
		is "$name: told" "$(json '[.transcript[].message] | .[-1]' |
			grep -oF "$words_wanted" | head -n 1)" "$words_wanted"
	heard=$((heard + ${#says[@]}))
	forget_row "$(json .conversation_id)"
}

begin()
{
	says=() row_wanted='' words_wanted='' booked='' code=''
}

run_calls()
{
	local line heard=0
	begin
	while IFS= read -r line <&4 || [ -n "$line" ]; do
		case $line in
		'#'*) ;;
		'+ '*) earlier "${line#+ }" ;;
		'> '*) says+=("$(spoken "${line#> }")") ;;
		'= '*) row_wanted=${line#= } ;;
		'~ '*) words_wanted=${line#'~ '} ;;
		*)
			grade
			begin
			;;
		esac
	done 4<"$TOP/t/sandbox/calls.txt"
	grade
	holds "at least 60 utterances were heard ($heard)" \
		test "$heard" -ge 60
}

part=calls
run_calls
