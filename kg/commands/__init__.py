"""The commands of `kg`, a module for each kind of question; a command opens, calls and prints."""
