// Service lines: monthly statistics over staff and users.
#include "models/cocreation/services/lines.h"

#include <algorithm>
#include <vector>

#include "agora/vector.h"

namespace agora::cocreation {

void average_staff(Rows<Line> lines, Members<LineStaff> staff, Read<Exhaustion> exhaustion, Read<Engagement> engagement,
                   Read<Orientation> orientation, Read<Cession> cession, Read<IsManager> manager,
                   Update<StaffMeans> means) {
    for (const auto j : lines) {
        std::array<float, 5> sums{};
        float involved = 0;
        for (const auto s : staff[j]) {
            sums[mean_exhaustion] += exhaustion[s];
            sums[mean_engagement] += engagement[s];
            sums[mean_orientation] += orientation[s];
            sums[mean_cession] += cession[s];
            if (!manager[s] && !takes_part(s.index - staff[j].first())) continue;
            sums[involved_cession] += cession[s];
            involved += 1.0f;
        }
        const float count = larger(1.0f, static_cast<float>(staff[j].size()));
        for (std::size_t k = 0; k < sums.size(); ++k)
            means[j][k] = sums[k] / (k == involved_cession ? larger(1.0f, involved) : count);
    }
}

void grant_discretion(Rows<Line> lines, Own<LineOwner> owner, Read<Discretion> granted,
                      ParentOf<CatchmentLines> catchment, ParentOf<LocalityCatchments> locality,
                      ParentOf<RegionLocalities> region, Read<LocalAutonomy> autonomy, Read<Regulation> regulation,
                      Update<LineDiscretion> discretion, const GovernanceParams& p) {
    for (const auto j : lines) {
        const Row<Locality> place = locality[catchment[j]];
        discretion[j] = clamp(granted[owner[j]] + p.autonomy_weight * (autonomy[place] - p.local_autonomy) +
                                  p.regulation_weight * regulation[region[place]] - p.austerity_weight * p.austerity +
                                  p.discretion_change,
                              0.02f, 0.98f);
    }
}

namespace {

// The users of a line among the residents of its catchment.
class UserList {
  public:
    // Without a branch, for who needs a service, and which, is hard to foresee.
    void fill(Rows<Citizen> residents, const Read<UnmetNeed>& need, const Read<LineChoice>& choice,
              std::uint8_t position) {
        rows_.resize(residents.size());
        count_ = 0;
        for (const auto i : residents) {
            rows_[count_] = i;
            count_ += choice[i] == position && is_user(need[i]) ? 1 : 0;
        }
    }
    std::span<const Row<Citizen>> rows() const { return {rows_.data(), count_}; }

  private:
    std::vector<Row<Citizen>> rows_;
    std::size_t count_ = 0;
};

// What the users of one line ask for and have lived through.
struct Users {
    float count = 0, served = 0, demand = 0, trust = 0, value = 0;
    std::array<float, 3> profile{};
};

Users sum_users(std::span<const Row<Citizen>> rows, const Read<UnmetNeed>& need, const Read<Profile>& profile,
                const Read<TrustGood>& good, const Read<TrustBad>& bad, const Read<ValueReceived>& value,
                const Read<InputGiven>& input) {
    Users users;
    users.count = static_cast<float>(rows.size());
    for (const auto i : rows) {
        users.demand += need[i];
        users.trust += trust_of(good[i], bad[i]);
        if (input[i] > 0) {  // served last month: new users have no value to report yet
            users.served += 1.0f;
            users.value += value[i];
        }
        for (std::size_t k = 0; k < 3; ++k) users.profile[k] += profile[i][k];
    }
    return users;
}

// Some of the users of a line, side by side.
struct Clients {
    static constexpr std::size_t kMost = 256;
    std::array<float, kMost> need, hardness, priority;
};

AGORA_VECTOR void priorities(Clients& clients, std::size_t count, float coping, float need_cue) {
    for (std::size_t n = 0; n < count; ++n)
        clients.priority[n] = clients.need[n] * client_priority(clients.need[n], clients.hardness[n], coping, need_cue);
}

// Mean priority over the demand of the line's users; 1 when there are none.
float mean_priority(std::span<const Row<Citizen>> rows, const Read<UnmetNeed>& need, const Read<Hardness>& hardness,
                    float demand, float coping, const DeliveryParams& p) {
    float weighted = 0;
    Clients clients;
    for (std::size_t first = 0; first < rows.size(); first += Clients::kMost) {
        const std::size_t count = std::min(rows.size() - first, Clients::kMost);
        for (std::size_t n = 0; n < count; ++n) {
            clients.need[n] = need[rows[first + n]];
            clients.hardness[n] = hardness[rows[first + n]];
        }
        priorities(clients, count, coping, p.need_cue);
        for (std::size_t n = 0; n < count; ++n) weighted += clients.priority[n];
    }
    return demand > 0 ? weighted / demand : 1.0f;
}

}  // namespace

void meet_demand(Rows<Line> lines, ParentOf<CatchmentLines> catchment, Members<CatchmentLines> siblings,
                 Members<CatchmentCitizens> citizens, Members<CatchmentProjects> projects, Members<LineStaff> staff,
                 Read<UnmetNeed> need, Read<Hardness> hardness, Read<Profile> profile, Read<LineChoice> choice,
                 Read<TrustGood> good, Read<TrustBad> bad, Read<ValueReceived> value, Read<InputGiven> input,
                 Read<ProjectPhase> phase, Read<ProjectLine> lead, Read<Exhaustion> exhaustion, Read<IsManager> manager,
                 Own<StaffMeans> means, Own<LineDiscretion> discretion, Own<Design> design, Own<Quality> quality,
                 Own<DigitalShare> digital, Update<LineLoad> load, Update<LineCoverage> coverage, Update<Coping> coping,
                 Update<PriorityMean> priority, Update<UserProfileMean> profile_mean, Update<UserCount> count,
                 Update<UserTrustMean> trust, Update<ValueMean> value_mean, Update<Delivered> delivered,
                 const DeliveryParams& p) {
    UserList list;
    for (const auto j : lines) {
        const Row<Catchment> c = catchment[j];
        const auto position = static_cast<std::uint8_t>(j.index - siblings[c].first());
        list.fill(citizens[c], need, choice, position);
        const Users users = sum_users(list.rows(), need, profile, good, bad, value, input);
        bool leads = false;
        for (const auto project : projects[c]) leads = leads || (phase[project] != idle && lead[project] == j);
        float rested = 0;
        for (const auto s : staff[j]) {
            if (manager[s]) continue;  // managers set priorities, frontline staff deliver (theory 2.2)
            const bool on_project = leads && takes_part(s.index - staff[j].first());
            rested += (1.0f - 0.5f * exhaustion[s]) * (on_project ? 1.0f - p.project_time : 1.0f);
        }
        const float capacity = larger(1e-3f, p.capacity_per_staff * p.capacity_change * rested);
        load[j] = p.demand_per_need * users.demand / capacity;
        coverage[j] = load[j] > 1.0f ? 1.0f / load[j] : 1.0f;
        coping[j] = coping_of(p.creaming, load[j], means[j][mean_engagement]);
        priority[j] = mean_priority(list.rows(), need, hardness, users.demand, coping[j], p);
        count[j] = users.count;
        if (users.count > 0) {
            for (std::size_t k = 0; k < 3; ++k) profile_mean[j][k] = users.profile[k] / users.count;
            trust[j] = users.trust / users.count;
        }
        if (users.served > 0) value_mean[j] = users.value / users.served;
        const float pers =
            personalisation_of(p.personalisation, discretion[j], means[j][mean_orientation], means[j][mean_exhaustion]);
        delivered[j] = {design[j], quality[j],  digital[j], coverage[j],
                        coping[j], priority[j], pers,       means[j][mean_orientation]};
    }
}

}  // namespace agora::cocreation
