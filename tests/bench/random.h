// Random numbers that are the same on every machine and with every compiler (SplitMix64).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace vpnlint::bench {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t next() {
    uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

  /// A number below `limit`, which is small against 2^32.
  uint32_t below(uint32_t limit) { return static_cast<uint32_t>(((next() >> 32) * limit) >> 32); }

  bool one_in(uint32_t n) { return below(n) == 0; }

  template <class T, size_t N>
  const T& pick(const std::array<T, N>& choices) {
    return choices[below(N)];
  }

 private:
  uint64_t state_;
};

}  // namespace vpnlint::bench
