// The one door to toml++: declarations only; toml.cpp compiles the library once.
#pragma once

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>
