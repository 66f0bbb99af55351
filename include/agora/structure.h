// How entities are connected: memberships (contiguous children of a parent), networks (compressed rows), messages.
#pragma once

#include <string_view>

namespace agora {

struct ConnectionInfo {
    std::string_view name;
    std::string_view meaning;
};

// Children of one parent stand in one contiguous range of rows, in the order of their parents.
template <class ParentEntity, class ChildEntity>
struct Membership {
    using Parent = ParentEntity;
    using Child = ChildEntity;
};

// Directed links from rows of one entity to rows of another (or the same), sorted by target within a row.
template <class FromEntity, class ToEntity>
struct Network {
    using From = FromEntity;
    using To = ToEntity;
};

// Something one row asks of another: sent in one pass, read by the receiver in a later pass of the same step.
// A message derives from this and adds plain fields.
template <class SenderEntity, class ReceiverEntity>
struct Message {
    using Sender = SenderEntity;
    using Receiver = ReceiverEntity;
};

}  // namespace agora
