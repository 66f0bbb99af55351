// Makes one mistake on request, so that each sanitizer can be seen to find it: planted race|overflow|address.
// With FOR_TIDY defined it holds one that clang-tidy finds.
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/threads/tbb_executor.h"

namespace {

// Two tasks of one pass write to the same place.
void race() {
    std::uint64_t sum = 0;
    agora::make_tbb_executor(2)->for_each(2, [&](std::size_t task, std::size_t) { sum += task; });
    std::printf("%lu\n", static_cast<unsigned long>(sum));
}

void overflow(int by) { std::printf("%d\n", std::numeric_limits<int>::max() + by); }

void past_the_end(std::size_t index) { std::printf("%d\n", std::vector<int>(4).data()[index]); }

#ifdef FOR_TIDY
int used_after_move(std::vector<int> numbers) {
    const std::vector<int> others = std::move(numbers);
    return numbers[0] + others[0];
}
#endif

}  // namespace

int main(int count, char** arguments) {
    const std::string_view mistake = count > 1 ? arguments[1] : "";
    if (mistake == "race") race();
    else if (mistake == "overflow") overflow(count);
    else if (mistake == "address") past_the_end(static_cast<std::size_t>(count) + 2);
    return 0;
}
