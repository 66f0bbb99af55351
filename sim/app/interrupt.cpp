// Signal handlers: they touch nothing but two lock-free numbers.
#include "sim/app/interrupt.h"

#include <unistd.h>

#include <atomic>
#include <csignal>

namespace agora::app {
namespace {

std::atomic<int> received{0};
std::atomic<int> undisturbed{0};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void on_signal(int number) {
    if (received.fetch_add(1) > 0 && undisturbed.load() == 0) _exit(128 + number);
}

}  // namespace

void watch_signals() {
    struct sigaction action = {};
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGUSR1, &action, nullptr);
}

bool interrupted() { return received.load() > 0; }

Undisturbed::Undisturbed() { undisturbed.fetch_add(1); }
Undisturbed::~Undisturbed() { undisturbed.fetch_sub(1); }

}  // namespace agora::app
