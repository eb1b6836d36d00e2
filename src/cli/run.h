// The program: arguments in, exit code out.
#pragma once

namespace vpnlint {

int run(int argc, char** argv);

}  // namespace vpnlint
