// Ctrl-C, SIGTERM and SIGUSR1, by which schedulers warn: the first asks to finish the step and save, the second stops
// at once.
#pragma once

namespace agora::app {

// From now on signals are counted instead of ending the program.
void watch_signals();

// Whether the user has asked to stop.
bool interrupted();

// While one lives, a second signal waits, so that a result file is in its place whole or not at all.
class Undisturbed {
  public:
    Undisturbed();
    Undisturbed(const Undisturbed&) = delete;
    Undisturbed& operator=(const Undisturbed&) = delete;
    ~Undisturbed();
};

}  // namespace agora::app
