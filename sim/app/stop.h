// Ends a command early, with an exit code and what to tell the user; thrown anywhere in sim/app, caught in main().
#pragma once

#include <stdexcept>
#include <string>

namespace agora::app {

// The documented exit codes; `agora --help` prints them.
enum ExitCode : int {
    kFine = 0,
    kCheckFailed = 1,
    kUsage = 64,
    kInvalidScenario = 65,
    kInputMissing = 66,
    kPartNotBuilt = 69,
    kInternal = 70,
    kCannotCreate = 73,
    kInputOutput = 74,
    kInterrupted = 75,
    kSignalInterrupt = 130,
    kSignalTerminate = 143,
};

// `what()` is for the user, without a newline at its end; empty when everything has been told already.
class Stop : public std::runtime_error {
  public:
    Stop(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
    ExitCode code() const { return code_; }

  private:
    ExitCode code_;
};

// Tells the user about a failure on standard error and returns the exit code it means.
int explain_failure(const std::exception& failure);

}  // namespace agora::app
