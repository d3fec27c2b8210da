# mkoptions.awk -- the manual from the table of options.
#
#   awk -f options.awk -f mkoptions.awk options.def sumario.1.in > sumario.1
#
# In the manual a line `@NAME@' becomes the item of option NAME, and every
# option must have one.

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
  if (is_optional(name)) printf " Ns Op = Ns Ar %s", bare_argument(name)
  else if (argument[name] != "") printf " Ns = Ns Ar %s", argument[name]
  print ""
  if (choices[name] ~ / /) {
    gsub(/ /, " , ", choices[name])
    print "One of\n.Cm " choices[name] " ."
    print ".br"
  } else if (choices[name] != "")
    print "Only\n.Cm " choices[name] " .\n.br"
  next
}
{ sub(/@VERSION@/, version); print }

END {
  if (bad) exit 1
  for (i = 1; i <= n_options; i++)
    if (!(names[i] in shown)) fail("option " names[i] " is not in the manual")
}
