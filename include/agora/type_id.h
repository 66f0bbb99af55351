// A type as a comparable value, so that declared things can be found by type without names or RTTI.
#pragma once

namespace agora {

using TypeId = const void*;

namespace detail {
template <class T>
inline constexpr char type_tag = 0;
}

template <class T>
constexpr TypeId type_id() {
    return &detail::type_tag<T>;
}

}  // namespace agora
