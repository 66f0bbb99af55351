// The content of one row, under a hash that fits; the merge meets it as it would meet a part of a sweep.
#include <filesystem>
#include <fstream>

#include "sim/core/hash.h"
#include "sim/output/packing.h"
#include "sim/sweep/merge.h"
#include "tests/fuzz/fuzz.h"
#include "tests/output/temporary_folder.h"
#include "tests/sweep/sample_plan.h"

namespace agora::fuzz {
namespace {

// A plan of one chunk, and the folder its parts are in.
struct Sweep {
    test::TemporaryFolder folder;
    sweep::Plan plan = test::sample_plan().plan;
    sweep::Store store{folder.file("sweep"), plan};

    Sweep() {
        pack_chunks(plan, 1, test::thousand_agents);
        if (!store.create().empty()) std::abort();
    }
    void write(const std::string& name, const std::vector<std::byte>& bytes) const {
        std::ofstream file(folder.file("sweep/parts/" + name), std::ios::binary);
        file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
};

const Sweep& one_sweep() {
    static const Sweep sweep;
    return sweep;
}

constexpr std::size_t kBeforeContent = 2 * sizeof(std::uint64_t);  // its size and its hash

}  // namespace

void take(std::string_view bytes) {
    const Sweep& sweep = one_sweep();
    const std::vector<std::byte> head = sweep::pack_head(sweep.plan.identity());
    output::Packer file;
    file.append(head.data(), head.size());
    file.exchange(std::uint64_t{bytes.size()});
    file.exchange(hash_bytes(bytes.data(), bytes.size()));
    file.append(bytes.data(), bytes.size());
    sweep.write("0.x-1-0.rows", file.bytes());
    const sweep::Merged merged = merge(sweep.store, sweep.plan);
    if (merged.problem.fault != sweep::Fault::none) return;
    outcomes_csv(sweep.plan, merged.rows);
    design_table(sweep.plan, merged.rows);
    const std::vector<std::byte> raw(reinterpret_cast<const std::byte*>(bytes.data()),
                                     reinterpret_cast<const std::byte*>(bytes.data()) + bytes.size());
    sweep.write("0.x-1-0.rows", raw);  // and as a whole file
    merge(sweep.store, sweep.plan);
}

std::vector<std::string> made_seeds() {
    const sweep::Plan& plan = one_sweep().plan;
    std::vector<std::string> out;
    for (const output::Status status : {output::Status::ok, output::Status::failed}) {
        sweep::Row row;
        row.result.status = status;
        row.result.metrics.assign(4, 1.0f);
        row.result.report.steps_done = status == output::Status::ok ? 4 : 0;
        if (row.failed()) row.result.problem = "no memory";
        row.scenario = plan.scenario_hash(0);
        const std::vector<std::byte> packed = sweep::pack_row(row);
        out.emplace_back(reinterpret_cast<const char*>(packed.data()) + kBeforeContent, packed.size() - kBeforeContent);
    }
    return out;
}

}  // namespace agora::fuzz
