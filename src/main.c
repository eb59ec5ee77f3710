// main: arguments in, exit status out.
#include "sopcal/command.h"

int main(int argc, char **argv) { return command_main(argc, argv); }
