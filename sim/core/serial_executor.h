// The executor that always exists: one task after the other on the calling thread.
#pragma once

#include "agora/executor.h"

namespace agora {

class SerialExecutor final : public Executor {
  public:
    void for_each(std::size_t count, const std::function<void(std::size_t, std::size_t)>& task) override {
        for (std::size_t t = 0; t < count; ++t) task(t, 0);
    }
    std::size_t workers() const override { return 1; }
};

}  // namespace agora
