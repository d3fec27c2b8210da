# mklex.awk -- turn the word lists of data/ into sorted constant tables.
#
# Input:  one entry a line, `entry' or `entry TAB value'; lines that start
#         with # and empty lines are comments, but for
#           #: values NAME...   the values are these names, numbered 1, 2, ...
#           #: flags NAME...    the same, as bits; NAME+NAME adds them up
#           #: texts            the values are texts, kept beside the entries
#           #: documents N      what the counts of a df table are out of
#           #: tokens, tokenizer, stemmer, stems: the rest of its header
#         Without names a value is an integer, which may have a minus sign; an
#         entry alone has 1.
#           #: endings         all entries are endings, as below, and have no
#                              hyphen in the table
#         An entry `-ending' goes into the table from its last byte on, so that
#         a word can be followed backwards: `-ando' becomes `-odna'.
#         LANG/language.tsv has the texts of a language.
# Output: C on standard output: tables, and for each folder LANG a struct
#         language, in the order of the folders; complaints as file:line on
#         standard error.
# Run under LC_ALL=C: length() and < must see bytes, as the C code does.

function fail(message) {
  printf "%s:%d: %s\n", FILENAME, FNR, message > "/dev/stderr"
  bad = 1
}

# An ending, read backwards; any other entry as it is.
function turn(entry,    i, turned) {
  if (entry !~ /^-./) return entry
  turned = endings ? "" : "-"
  for (i = length(entry); i > 1; i--) turned = turned substr(entry, i, 1)
  return turned
}

# An entry as it is written in C.  An ending that is turned is no UTF-8, which
# compilers warn of, so its bytes beyond ASCII are escaped.
function quote(entry,    i, c, out) {
  if (entry !~ /^-/ && !endings) return entry
  for (i = 1; i <= length(entry); i++) {
    c = substr(entry, i, 1)
    out = out (code[c] < 128 ? c : sprintf("\\%03o", code[c]))
  }
  return out
}

# Shell sort of key[1..n] by bytes; "" keeps awk from comparing numbers.
function sort_keys(    gap, i, j, k) {
  for (gap = int(n / 2); gap > 0; gap = int(gap / 2))
    for (i = gap + 1; i <= n; i++) {
      k = key[i]
      for (j = i; j > gap && (key[j - gap] "") > (k ""); j -= gap)
        key[j] = key[j - gap]
      key[j] = k
    }
}

# Where the entries begin that start with each byte, for 257 bytes.
function emit_index(    i, b) {
  printf "};\nstatic const uint32_t %s_index[257] = {", table
  for (b = 0; b <= 256; b++) {
    while (i < n && code[substr(key[i + 1], 1, 1)] < b) i++
    printf "%s%d,", b % 12 ? " " : "\n\t", i
  }
}

# The second to fifth byte of an entry as a number, as lexicon_head() has it.
function get_head(entry,    i, head) {
  for (i = 2; i <= 5; i++)
    head = head * 256 + (i <= length(entry) ? code[substr(entry, i, 1)] : 0)
  return head
}

# The byte at PLACE of ENTRY, from 0, after what SUM has of it.
function add_byte(sum, entry, place) {
  return sum * 33 + code[substr(entry, place + 1, 1)]
}

# As hash() of src/text/lexicon.c; it stays below 2^53, so doubles are exact.
function get_hash(entry,    len, one, sum) {
  len = length(entry)
  one = len > 1
  sum = add_byte(add_byte(len, entry, 0), entry, one)
  sum = add_byte(sum, entry, int(len / 2))
  return add_byte(add_byte(sum, entry, len - 1 - one), entry, len - 1)
}

# The entries by hash, in a table that is at most half full.
function emit_slots(    i, hash, slots) {
  n_slots = 1
  while (n_slots < 2 * n) n_slots *= 2
  for (i = 1; i <= n; i++) {
    hash = get_hash(key[i]) % n_slots
    while (hash in slots) hash = (hash + 1) % n_slots
    slots[hash] = i
  }
  printf "\n};\nstatic const uint32_t %s_slots[%d] = {", table, n_slots
  for (i = 0; i < n_slots; i++) printf "%s%d,", i % 12 ? " " : "\n\t", slots[i]
}

function emit_table(    i, offset) {
  if (table == "") return
  sort_keys()
  printf "static const char %s_pool[] =\n", table
  for (i = 1; i <= n; i++) printf "\t\"%s\\0\"\n", quote(key[i])
  printf "\t;\nstatic const struct lexicon_entry %s_entries[] = {\n", table
  for (i = 1; i <= n; i++) {
    printf "\t{%d, %.0fu, %.0fu},\n", offset, value[key[i]], get_head(key[i])
    offset += length(key[i]) + 1
  }
  printf "\t{%d, 0, 0},\n", offset
  emit_index()
  emit_slots()
  printf "\n};\nstatic const struct lexicon_table lexicon_%s = {\n", table
  printf "\t%s_pool, %s_entries, %s_index, %d, %d,\n", table, table, table, n, documents
  printf "\t%s, %s_slots, %d};\n\n", texts == "" ? "NULL" : "\"\\0\"" texts, table, n_slots
}

function start_table(path,    parts, m) {
  emit_table()
  m = split(path, parts, "/")
  table = parts[m]
  sub(/\..*/, "", table)
  folder = parts[m - 1] == "data" ? "" : parts[m - 1]
  n = 0; documents = 0; endings = 0; kind = ""; texts = ""; n_texts = 1
  split("", key); split("", value); split("", line); split("", number)
  if (folder != "") start_list()
}

# The list TABLE of a language.
function start_list() {
  if (!(folder in known)) {
    known[folder]
    tags[++n_tags] = folder
  }
  if (!(table in members)) fail("languages have no such list")
  has[folder, table]
  name = table
  table = table == "language" ? "" : folder "_" table
}

# The table of TAG's list NAME: that of the language its own is based on, or
# for weights that were learned that of the first language, or none.
function find_table(tag, name) {
  if ((tag, "plain") in text && (name in in_conventions || name == "months"))
    return "&nothing"
  if ((tag, name) in has) return "&lexicon_" tag "_" name
  if ((tag, "base") in text) return find_table(text[tag, "base"], name)
  return name in learned ? find_table(tags[1], name) : "&nothing"
}

function emit_members(tag, conventions,    i) {
  for (i = 1; i <= n_lists; i++)
    if (lists[i] != "language" && (lists[i] in in_conventions) == conventions)
      printf "\t.%s = %s,\n", members[lists[i]], find_table(tag, lists[i])
}

# Texts that a language does not have are those of its base.
function get_text(tag, name) {
  if ((tag, name) in text) return text[tag, name]
  if ((tag, "base") in text) return get_text(text[tag, "base"], name)
  printf "data/%s/language.tsv: no `%s'\n", tag, name > "/dev/stderr"
  bad = 1
}

function emit_language(tag,    i, member) {
  printf "static const struct conventions conventions_%s = {\n", tag
  emit_members(tag, 1)
  printf "\t.is_english = %s,\n};\n\n", (tag, "english") in text ? "true" : "false"
  printf "static const struct language language_%s = {\n\t.tag = \"%s\",\n", tag, tag
  for (i = 1; i <= n_text_names; i++) {
    member = text_names[i]
    gsub(/-/, "_", member)
    printf "\t.%s = \"%s\",\n", member, get_text(tag, text_names[i])
  }
  printf "\t.is_partial = %s,\n", (tag, "base") in text ? "true" : "false"
  printf "\t.is_plain = %s,\n", (tag, "plain") in text ? "true" : "false"
  emit_members(tag, 0)
  printf "\t.languages = &lexicon_languages,\n"
  printf "\t.conventions = &conventions_%s,\n};\n\n", tag
}

function emit_languages(    i) {
  if (!n_tags) return
  for (i = 1; i <= n_tags; i++) emit_language(tags[i])
  printf "const struct language *const language_list[] = {\n"
  for (i = 1; i <= n_tags; i++) printf "\t&language_%s,\n", tags[i]
  print "\tNULL};"
}

# The tags of languages.tsv, by bit.
function emit_tags(names, m,    i) {
  printf "const char *const language_known[] = {"
  for (i = 3; i <= m; i++) printf "\"%s\", ", names[i]
  print "NULL};\n"
}

function declare(    names, m, i, bit) {
  m = split($0, names, " ")
  kind = names[2]
  if (kind == "documents") documents = names[3]
  if (kind == "endings") endings = 1
  if (kind != "values" && kind != "flags" && kind != "texts") { kind = ""; return }
  if (table == "languages") emit_tags(names, m)
  bit = 1
  for (i = 3; i <= m; i++) {
    number[names[i]] = kind == "flags" ? bit : i - 2
    bit *= 2
  }
}

# Where TEXT is among the texts of the table.
function add_text(text,    at) {
  at = n_texts
  texts = texts "\n\t\"" text "\\0\""
  n_texts += length(text) + 1
  return at
}

function get_value(text,    names, m, i, sum) {
  if (kind == "texts") return add_text(text)
  if (kind == "") {
    if (text !~ /^-?[0-9]+$/) fail("`" text "' is not a number")
    return text + (text ~ /^-/ ? 4294967296 : 0)
  }
  m = kind == "flags" ? split(text, names, "+") : 1
  if (kind == "values") names[1] = text
  for (i = 1; i <= m; i++) {
    if (!(names[i] in number)) fail("`" names[i] "' is not declared")
    sum += number[names[i]]
  }
  return sum
}

# The lists of a folder, and the members of struct language that they fill; a
# star: of struct conventions; a plus: learned.
function name_members(    i, parts, files) {
  n_lists = split("abbreviations acronyms_en:acronyms* conventions:roles* " \
    "counting* cues currencies* df:frequencies endings expressions fractions* furniture " \
    "groups* hours* keywords+ known language leaning leanweights:lean_weights+ months names " \
    "numbered numerals* openings phrases places* scales* short_months* starters stopwords " \
    "tolls* weekdays* weights+ words", files, " ")
  for (i = 1; i <= n_lists; i++) {
    split(files[i], parts, /[:*+]/)
    lists[i] = parts[1]
    members[lists[i]] = files[i] ~ /:/ ? parts[2] : parts[1]
    if (files[i] ~ /\*/) in_conventions[lists[i]]
    if (files[i] ~ /\+/) learned[lists[i]]
  }
  n_text_names = split("name stemmer before-places heading-keywords " \
    "heading-source one-source sources other-news " \
    "other-figures short-months", text_names, " ")
}

BEGIN {
  FS = "\t"
  name_members()
  for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i
  print "/* Generated by tools/mklex.awk from data/.  Do not edit. */"
  print "#if defined(__GNUC__)"
  print "#pragma GCC diagnostic ignored \"-Woverlength-strings\""
  print "#endif\n"
}
FNR == 1 { start_table(FILENAME) }
/^#:/ { declare(); next }
/^#/ || /^$/ { next }
/["\\]/ { fail("quote or backslash"); next }
/^[ \t]/ || /[ \t]$/ || /\r/ { fail("stray blank"); next }
NF > 2 { fail("expected `entry' or `entry TAB value'"); next }
folder != "" && name == "language" { text[folder, $1] = $2; next }
$1 in line { fail("`" $1 "' is already on line " line[$1]); next }
{ key[++n] = turn($1); value[key[n]] = NF == 2 ? get_value($2) : 1; line[$1] = FNR }
END { emit_table(); emit_languages(); exit bad }
