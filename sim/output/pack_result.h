// A RunResult as bytes, field by field in one fixed order.
#pragma once

#include "sim/output/packing.h"
#include "sim/output/run_result.h"

namespace agora::output {

void exchange_result(Packer& packer, const RunResult& result);
void exchange_result(Unpacker& unpacker, RunResult& result);

}  // namespace agora::output
