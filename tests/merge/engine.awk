# A stand-in for an engine: reads -f mt-json, gives each segment back with "Ë" before
# it, and damages three of a hundred in ten ways.  LOG gets the way and the
# id of each.  Run with LC_ALL=C: the texts are bytes.
function field(name,   i, t) {
	i = index($0, "\"" name "\":\"") + length(name) + 4
	t = substr($0, i)
	if (name == "id")
		sub(/",".*/, "", t)
	else
		sub(/","context".*/, "", t)
	return t
}
function put(text) {
	printf "%s%s", (n_put++ ? ",\n" : ""), text
}
function unit(name, source, target) {
	return "{\"id\":" name ",\"source\":\"" source "\",\"target\":\"" target "\"}"
}
# A damaged text still has all its characters: only whole ones are cut.
function cut(text,   n) {
	n = index(text, " ")
	return n ? substr(text, n + 1) : text "x"
}
function damage(way,   name) {
	name = "\"" id "\""
	if (way == 2) { # twice, with two targets
		put(unit(name, source, target))
		put(unit(name, source, target " " target))
	} else if (way == 3) # another source
		put(unit(name, cut(source), target))
	else if (way == 4) # an id of nobody, without the source
		put("{\"id\":\"" id "9999999\",\"target\":\"" target "\"}")
	else if (way == 5) # a quotation mark
		put(unit(name, source, target "\" "))
	else if (way == 6) # no bracket at the end
		put("{\"id\":" name ",\"source\":\"" source "\",\"target\":\"" target "\"")
	else if (way == 7) # not translated
		put(unit(name, source, source))
	else if (way == 8) # translated beside the source
		put(unit(name, source, source " / " target))
	else if (way == 9) # a number for the id, without the source
		put("{\"id\":" (1 + int(rand() * 9)) ",\"target\":\"" target "\"}")
	else if (way == 10) { # two in one
		joined = unit(name, source, target)
		sub(/"}$/, "", joined)
	} # 1: it is lost
}
BEGIN {
	srand(3)
	print "Here is the translation:\n```json\n["
}
!/^{"id"/ { next }
{
	id = field("id")
	source = field("source")
	target = "Ë " source
	if (joined != "") {
		put(joined " " target "\"}")
		joined = ""
		print "11", id >LOG
		next
	}
	way = rand() < 0.03 ? 1 + int(rand() * 10) : 0
	if (!way) {
		put(unit("\"" id "\"", source, target))
		next
	}
	print way, id >LOG
	damage(way)
}
END { # and the end is lost
	printf ",\n{\"id\":\"lost/s1\",\"source\":\"The en"
}
