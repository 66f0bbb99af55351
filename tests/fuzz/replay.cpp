// A target without libFuzzer, for every compiler: all seeds, then seeds changed at random for so many seconds. What
// ended the program lies in the file named last: fuzz_NAME SEEDS SECONDS FILE.
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "tests/fuzz/fuzz.h"

namespace {

std::string current;
std::string kept_in;

// Async-signal-safe: the bytes are in memory already.
void keep_current(int number) {
    const int file = ::open(kept_in.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (file >= 0 && ::write(file, current.data(), current.size()) < 0) ::_exit(1);
    std::signal(number, SIG_DFL);
    std::raise(number);
}

class Changes {
  public:
    explicit Changes(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

    std::string next() {
        std::string out = seeds_[below(seeds_.size())];
        for (std::size_t n = below(4) + 1; n > 0; --n) change(out);
        return out;
    }

  private:
    std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }

    void change(std::string& text) {
        static const std::vector<std::string> kTokens{
            "-1",  "0",    "1e999", "18446744073709551616", "4294967295", "nan", "\"", "{", "[", "\n", "\xff", "\x9b",
            "../", "null", "1.5",   std::string(4, '\0')};
        const std::size_t at = below(text.size()), length = std::min(below(16) + 1, text.size() - at);
        const std::string& other = seeds_[below(seeds_.size())];
        switch (below(7)) {
            case 0:
                if (!text.empty()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
                return;
            case 1:
                if (!text.empty()) text[at] = static_cast<char>(below(256));
                return;
            case 2: text.erase(at, length); return;
            case 3: text.insert(at, text.substr(at, length)); return;
            case 4: text.replace(at, length, kTokens[below(kTokens.size())]); return;
            case 5: text.resize(at); return;
            default: text.replace(at, length, other.substr(below(other.size()), 64));
        }
    }

    std::vector<std::string> seeds_;
    std::mt19937_64 random_{1};
};

void take(std::string bytes) {
    current = std::move(bytes);
    agora::fuzz::take(current);
}

}  // namespace

int main(int, char** words) {
    std::vector<std::string> seeds = agora::fuzz::made_seeds();
    if (std::filesystem::exists(words[1]))
        for (const auto& entry : std::filesystem::directory_iterator(words[1])) {
            std::ifstream file(entry.path(), std::ios::binary);
            seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
    if (seeds.empty()) return 1;
    kept_in = words[3];
    for (const int number : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL}) std::signal(number, keep_current);
    for (const std::string& seed : seeds) take(seed);
    Changes changes(seeds);
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(std::atof(words[2]));
    while (std::chrono::steady_clock::now() < end) take(changes.next());
    return 0;
}
