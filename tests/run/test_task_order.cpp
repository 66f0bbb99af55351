// Every order hands out every task exactly once.
#include <catch2/catch.hpp>
#include <vector>

#include "sim/run/task_order.h"

using namespace agora;

namespace {

std::vector<std::size_t> order_of(std::size_t count, TaskOrder order) {
    std::vector<std::size_t> tasks;
    for (std::size_t position = 0; position < count; ++position) tasks.push_back(task_at(position, count, order));
    return tasks;
}

bool is_permutation_of_all(const std::vector<std::size_t>& tasks) {
    std::vector<bool> seen(tasks.size(), false);
    for (const std::size_t task : tasks) {
        if (task >= tasks.size() || seen[task]) return false;
        seen[task] = true;
    }
    return true;
}

}  // namespace

TEST_CASE("forward and reversed are what they say") {
    CHECK(order_of(4, TaskOrder::forward) == std::vector<std::size_t>{0, 1, 2, 3});
    CHECK(order_of(4, TaskOrder::reversed) == std::vector<std::size_t>{3, 2, 1, 0});
}

TEST_CASE("each order is a permutation for every number of tasks") {
    for (std::size_t count = 1; count < 300; ++count)
        for (const TaskOrder order : {TaskOrder::forward, TaskOrder::reversed, TaskOrder::shuffled}) {
            INFO(count << " tasks");
            CHECK(is_permutation_of_all(order_of(count, order)));
        }
    CHECK(is_permutation_of_all(order_of(100003, TaskOrder::shuffled)));
}

TEST_CASE("shuffled is neither forward nor reversed") {
    for (const std::size_t count : {8, 100, 1000}) {
        CHECK(order_of(count, TaskOrder::shuffled) != order_of(count, TaskOrder::forward));
        CHECK(order_of(count, TaskOrder::shuffled) != order_of(count, TaskOrder::reversed));
    }
}
