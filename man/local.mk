## TODO
