# options.awk -- reads src/cli/options.def, for the programs beside it.
#
# It comes first on the command line of awk, then sumario.h with the lists that
# options.def speaks of, then that.  Options are numbered in
# names[1..n_options]; letter, long_name, argument, choices and help have what is
# known of each by its name.

function fail(message) {
  printf "%s:%d: %s\n", FILENAME, FNR, message > "/dev/stderr"
  bad = 1
  exit 1
}

# The next field of `rest': strings, a letter in quotes, or a bare word; N_()
# around it, which marks it for translation, is left out.
function next_field(    field, marked) {
  sub(/^[ ,\t\n]+/, "", rest)
  marked = sub(/^N_\(/, "", rest)
  if (match(rest, /^"[^"]*"/)) field = substr(rest, 2, RLENGTH - 2)
  else if (match(rest, /^'.'/)) field = substr(rest, 2, 1)
  else if (match(rest, /^[A-Za-z0-9_.]+( \| [A-Za-z0-9_]+)*/))
    field = substr(rest, 1, RLENGTH)
  else fail("cannot read option")
  rest = substr(rest, RLENGTH + 1)
  if (marked) sub(/^\)/, "", rest)
  return field == "NULL" || field == "0" ? "" : field
}

# The next field, which may be a list: strings and names of lists side by side.
function next_list(    list, word) {
  do {
    word = next_field()
    list = list (word in lists ? lists[word] : word)
  } while (rest !~ /^,/)
  sub(/ $/, "", list)
  return list
}

function add_option(    name) {
  name = next_field()
  names[++n_options] = name
  letter[name] = next_field()
  long_name[name] = next_field()
  argument[name] = next_field()
  choices[name] = next_list()
  next_field() # how its value is read,
  next_field() # into which member
  next_field() # and the verbs
  help[name] = next_field()
}

# "[=TAG]" may be left out.
function is_optional(name) {
  return argument[name] ~ /^\[=/
}

# Its name alone.
function bare_argument(name) {
  return is_optional(name) ? substr(argument[name], 3, length(argument[name]) - 3) : argument[name]
}

# The lists of the library, but for what goes with others.
FILENAME ~ /\.h$/ {
  if (/^#define SUMARIO_[A-Z_]+\(X\)/) {
    list = $2
    gsub(/^SUMARIO_|\(.*/, "", list)
  } else if (/^\tX\(/ && !/, BESIDE,/) {
    match($0, /"[^"]*"/)
    lists[list] = lists[list] substr($0, RSTART + 1, RLENGTH - 2) " "
  }
  next
}
FILENAME ~ /\.def$/ {
  if (/^OPTION\(/) { rest = substr($0, 8); open = 1 }
  else if (open) rest = rest "\n" $0
  if (open && /\)\)$/) { add_option(); open = 0 }
  next
}
