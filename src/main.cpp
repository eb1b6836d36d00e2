// Hands the arguments to the command line layer.
#include "cli/run.h"

int main(int argc, char** argv) { return vpnlint::run(argc, argv); }
