# mkcompletion.awk -- the completion for a shell from the table of options.
#
#   awk -v shell=bash -f options.awk -f mkcompletion.awk options.def > sumario
#
# The shells are bash, zsh and fish.

# TEXT within single quotes of the shell.
function quoted(text) {
  if (shell == "fish") gsub(/\047/, "\\\047", text)
  else gsub(/\047/, "\047\\\047\047", text)
  return "\047" text "\047"
}

function takes_files(name) {
  return argument[name] == "FILE" || argument[name] == "JOURNAL"
}

function complete_bash(    i, name, words) {
  print "# bash completion for sumario, made by tools/mkcompletion.awk"
  print "_sumario()\n{"
  print "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}"
  print "\tif [[ $cur == = ]]; then cur=; fi"
  print "\tif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi"
  print "\tCOMPREPLY=()\n\tcase $prev in"
  for (i = 1; i <= n_options; i++) {
    name = names[i]
    words = words " --" long_name[name] (argument[name] != "" ? "=" : "")
    if (letter[name] != "") words = words " -" letter[name]
    if (argument[name] == "") continue
    printf "\t%s--%s)\n", letter[name] != "" ? "-" letter[name] "|" : "", long_name[name]
    if (choices[name] != "")
      printf "\t\tCOMPREPLY=($(compgen -W '%s' -- \"$cur\"))\n", choices[name]
    else if (takes_files(name))
      print "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")"
    else if (argument[name] == "DIR")
      print "\t\tmapfile -t COMPREPLY < <(compgen -d -- \"$cur\")"
    print "\t\treturn ;;"
  }
  print "\tesac"
  print "\tif [[ $cur == -* ]]; then"
  printf "\t\tCOMPREPLY=($(compgen -W '%s' -- \"$cur\"))\n", substr(words, 2)
  print "\t\t[[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace"
  print "\telif [[ $prev == df ]]; then"
  print "\t\tCOMPREPLY=($(compgen -W 'count merge info' -- \"$cur\"))"
  print "\telif ((COMP_CWORD == 1)) || [[ $prev == -* ]]; then"
  print "\t\tmapfile -t COMPREPLY < <(compgen -W '" verbs "' -- \"$cur\"; compgen -f -- \"$cur\")"
  print "\telse\n\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n\tfi\n}"
  print "complete -o filenames -F _sumario sumario"
}

# What _arguments is told of the value: its name and how to complete it.
function zsh_value(name,    action) {
  if (argument[name] == "") return ""
  action = takes_files(name) ? "_files" : argument[name] == "DIR" ? "_files -/" : choices[name] != "" ? "(" choices[name] ")" : ""
  return (is_optional(name) ? "::" : ":") bare_argument(name) ":" action
}

function complete_zsh(    i, name, text, long) {
  print "#compdef sumario\n# zsh completion for sumario, made by tools/mkcompletion.awk"
  print "_sumario_word()\n{"
  print "\tif [[ $words[CURRENT-1] == df ]]; then"
  print "\t\tcompadd count merge info"
  print "\telse\n\t\t_alternative 'verbs:verb:(" verbs ")' 'files:file:_files'"
  print "\tfi\n}\n_arguments -s -S \\"
  for (i = 1; i <= n_options; i++) {
    name = names[i]
    text = help[name]
    gsub(/[][]/, "\\\\&", text)
    long = "--" long_name[name] (argument[name] == "" ? "" : is_optional(name) ? "=-" : "=")
    text = quoted("[" text "]" zsh_value(name))
    if (letter[name] == "") printf "\t%s%s \\\n", quoted(long), text
    else printf "\t'(-%s --%s)'{-%s%s,%s}%s \\\n", letter[name], long_name[name], letter[name], argument[name] != "" ? "+" : "", long, text
  }
  print "\t'*:file:_sumario_word'"
}

function complete_fish(    i, name, line) {
  print "# fish completion for sumario, made by tools/mkcompletion.awk"
  print "complete -c sumario -n __fish_use_subcommand -a '" verbs "'"
  print "complete -c sumario -n '__fish_seen_subcommand_from df' -a 'count merge info'"
  for (i = 1; i <= n_options; i++) {
    name = names[i]
    line = "complete -c sumario"
    if (letter[name] != "") line = line " -s " letter[name]
    line = line " -l " long_name[name]
    if (choices[name] != "") line = line " -x -a '" choices[name] "'"
    else if (argument[name] == "DIR") line = line " -x -a '(__fish_complete_directories)'"
    else if (takes_files(name)) line = line " -r"
    else if (argument[name] != "" && !is_optional(name)) line = line " -x"
    print line " -d " quoted(help[name])
  }
}

END {
  if (bad) exit 1
  verbs = "segment brief merge align df"
  if (shell == "bash") complete_bash()
  else if (shell == "zsh") complete_zsh()
  else complete_fish()
}
