# mkoptions.awk -- manual and completion from the table of options.
#
#   awk -f mkoptions.awk options.def sumario.1.in > sumario.1
#   awk -v bash=1 -f mkoptions.awk options.def > sumario
#
# In the manual a line `@NAME@' becomes the item of option NAME, and every
# option must have one.  options.def comes first.

function fail(message) {
  printf "%s:%d: %s\n", FILENAME, FNR, message > "/dev/stderr"
  bad = 1
  exit 1
}

# The next field of `rest': a string, a letter in quotes, or a bare word.
function next_field(    field) {
  sub(/^[ ,\n]+/, "", rest)
  if (match(rest, /^"[^"]*"/)) field = substr(rest, 2, RLENGTH - 2)
  else if (match(rest, /^'.'/)) field = substr(rest, 2, 1)
  else if (match(rest, /^[A-Za-z0-9_]+( \| [A-Za-z0-9_]+)*/))
    field = substr(rest, 1, RLENGTH)
  else fail("cannot read option")
  rest = substr(rest, RLENGTH + 1)
  return field == "NULL" || field == "0" ? "" : field
}

function add_option(    name) {
  name = next_field()
  names[++n] = name
  letter[name] = next_field()
  long_name[name] = next_field()
  argument[name] = next_field()
  choices[name] = next_field()
}

FILENAME ~ /\.def$/ {
  if (/^OPTION\(/) { rest = substr($0, 8); open = 1 }
  else if (open) rest = rest "\n" $0
  if (open && /\)\)$/) { add_option(); open = 0 }
  next
}

/^@[A-Z_]+@$/ {
  name = substr($0, 2, length($0) - 2)
  if (!(name in long_name)) fail("no such option: " name)
  shown[name] = 1
  printf ".It"
  if (letter[name] != "") {
    printf " Fl %s", letter[name]
    if (argument[name] != "") printf " Ar %s", argument[name]
    printf " ,"
  }
  printf " Fl \\-%s", long_name[name]
  if (argument[name] ~ /^\[=/)
    printf " Ns Op = Ns Ar %s", substr(argument[name], 3, length(argument[name]) - 3)
  else if (argument[name] != "") printf " Ns = Ns Ar %s", argument[name]
  print ""
  if (choices[name] != "") print "One of\n.Li " choices[name] ".\n.br"
  next
}
{ sub(/@VERSION@/, version); print }

function complete(    i, name, words, files) {
  print "# bash completion for sumario, made by tools/mkoptions.awk"
  print "_sumario()\n{"
  print "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}"
  print "\tif [[ $cur == = ]]; then cur=; fi"
  print "\tif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi"
  print "\tCOMPREPLY=()\n\tcase $prev in"
  for (i = 1; i <= n; i++) {
    name = names[i]
    words = words " --" long_name[name] (argument[name] != "" ? "=" : "")
    if (letter[name] != "") words = words " -" letter[name]
    if (argument[name] == "") continue
    printf "\t%s--%s)\n", letter[name] != "" ? "-" letter[name] "|" : "", long_name[name]
    if (choices[name] != "")
      printf "\t\tCOMPREPLY=($(compgen -W '%s' -- \"$cur\"))\n", choices[name]
    else if (argument[name] == "FILE")
      print "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")"
    else if (argument[name] == "DIR")
      print "\t\tmapfile -t COMPREPLY < <(compgen -d -- \"$cur\")"
    print "\t\treturn ;;"
  }
  print "\tesac"
  print "\tif [[ $cur == -* ]]; then"
  printf "\t\tCOMPREPLY=($(compgen -W '%s' -- \"$cur\"))\n", substr(words, 2)
  print "\t\t[[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace"
  print "\telif ((COMP_CWORD == 1)); then"
  print "\t\tmapfile -t COMPREPLY < <(compgen -W \"segment brief merge align df\" -- \"$cur\"; compgen -f -- \"$cur\")"
  print "\telif ((COMP_CWORD == 2)) && [[ ${COMP_WORDS[1]} == df ]]; then"
  print "\t\tCOMPREPLY=($(compgen -W 'count merge info' -- \"$cur\"))"
  print "\telse\n\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n\tfi\n}"
  print "complete -o filenames -F _sumario sumario"
}

END {
  if (bad) exit 1
  if (bash) { complete(); exit }
  for (i = 1; i <= n; i++)
    if (!(names[i] in shown)) fail("option " names[i] " is not in the manual")
}
