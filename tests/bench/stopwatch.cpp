// bench_stopwatch ROUNDS COMMAND...: runs the command and prints seconds for one round, the peak
// resident set in KiB and the exit status. Small itself, so that a start of 1 ms can be measured
// and the child's peak is not that of its parent.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

extern char** environ;

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: bench_stopwatch ROUNDS COMMAND...\n", stderr);
    return 2;
  }
  const int rounds = std::atoi(argv[1]);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  long peak = 0;
  int status = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i) {
    pid_t child;
    if (posix_spawnp(&child, argv[2], &actions, nullptr, argv + 2, environ) != 0) {
      std::perror(argv[2]);
      return 2;
    }
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child) return 2;
    if (usage.ru_maxrss > peak) peak = usage.ru_maxrss;
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  std::printf("%.9f %ld %d\n", elapsed.count() / rounds, peak,
              WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return 0;
}
